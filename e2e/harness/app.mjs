// The app in the words a person uses; every locator is a name that assistive technology reads too.

import { newStudent, signUpByApi } from './account.mjs'

export class App {
  constructor(page) {
    this.page = page
    this.addField = page.getByRole('textbox', { name: 'Add a goal' })
    this.titleField = page.getByRole('textbox', { name: 'Title', exact: true })
    this.alert = page.getByRole('alert')
    this.status = page.getByRole('status')
  }

  /** Opens today's page as somebody who has just signed up. */
  async signUp(student = newStudent()) {
    await signUpByApi(this.page, student)
    await this.page.goto('/')
    await this.addField.waitFor()
    return student
  }

  /** The same by the form, which is slower. */
  async signUpByForm(student = newStudent()) {
    await this.page.goto('/signup')
    await this.page.getByLabel('Name').fill(student.name)
    await this.#credentials(student)
    await this.page.getByRole('button', { name: 'Sign up' }).click()
    await this.addField.waitFor()
    return student
  }

  /** On the login page, wherever it leads. */
  async logIn(student) {
    const send = this.page.getByRole('button', { name: 'Log in' })
    // The page for new accounts has fields of the same names.
    await send.waitFor()
    await this.#credentials(student)
    await send.click()
  }

  async #credentials({ email, password }) {
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
  }

  async logOut(student) {
    await this.accountMenu(student).click()
    await this.page.getByText('Log out').click()
    await this.page.waitForURL('**/login')
  }

  accountMenu(student) {
    return this.page.getByRole('button', { name: student.name, exact: true })
  }

  /** Adds goals and waits until the server has each of them. */
  async add(...titles) {
    for (const title of titles) {
      const saved = this.answered('POST')
      await this.tryToAdd(title)
      await saved
      await this.goal(title).item.waitFor()
    }
  }

  /** Adds a goal, whatever becomes of it. */
  async tryToAdd(title) {
    await this.addField.fill(title)
    await this.page.getByRole('button', { name: 'Add', exact: true }).click()
  }

  async rename(title, to) {
    await this.goal(title).edit.click()
    await this.titleField.fill(to)
    await this.titleField.press('Enter')
  }

  goal(title) {
    const named = (role, name) => this.page.getByRole(role, { name, exact: true })
    const box = named('checkbox', title)
    return {
      item: this.page.getByRole('listitem').filter({ has: box }),
      box,
      ticked: this.page.getByRole('checkbox', { name: title, exact: true, checked: true }),
      open: this.page.getByRole('checkbox', { name: title, exact: true, checked: false }),
      edit: named('button', `Edit ${title}`),
      delete: named('button', `Delete ${title}`),
    }
  }

  /** The answer to the next change of a goal that is asked for by `method`, below an address that ends so. */
  answered(method, end = '') {
    const isIt = (answer) => answer.request().method() === method && answer.url().endsWith(end)
    return this.page.waitForResponse((answer) => answer.url().includes('/api/goals') && isIt(answer))
  }

  /** The browser's own date, as the app's addresses write it. */
  day(offset = 0) {
    return this.page.evaluate((offset) => {
      const date = new Date()
      date.setDate(date.getDate() + offset)
      return date.toLocaleDateString('sv-SE')
    }, offset)
  }

  /** Presses Tab until the focus is on `target`, as somebody without a mouse does. */
  async tabTo(target) {
    const focused = target.and(this.page.locator(':focus'))
    for (let presses = 0; presses < 150; presses += 1) {
      if ((await focused.count()) > 0) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}`)
  }
}

/** Waits until `locator` is on the page and has the focus. */
export function focused(page, locator) {
  return locator.and(page.locator(':focus')).waitFor()
}

/** Waits until `locator` is not to be seen. */
export function gone(locator) {
  return locator.waitFor({ state: 'hidden' })
}
