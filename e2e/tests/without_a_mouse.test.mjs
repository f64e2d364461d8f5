// From signing up to deleting the account with the keyboard alone.

import { newStudent } from '../harness/account.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

flow('everything can be done without a mouse', {}, async ({ page, app }) => {
  const student = newStudent()
  const press = (key) => page.keyboard.press(key)
  const type = async (target, text) => {
    await app.tabTo(target)
    await press('Control+A')
    await page.keyboard.type(text)
  }
  const push = async (target) => {
    await app.tabTo(target)
    await press('Enter')
  }
  const button = (name) => page.getByRole('button', { name, exact: true })
  const go = async (name) => {
    await push(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }))
    await focused(page, page.getByRole('heading', { level: 1 }))
  }

  // Signing up leads to today, where one can type at once.
  await page.goto('/signup')
  await button('Sign up').waitFor()
  await type(page.getByLabel('Name'), student.name)
  await type(page.getByLabel('E-mail'), student.email)
  await type(page.getByLabel('Password', { exact: true }), student.password)
  await press('Enter')
  await focused(page, app.addField)
  for (const title of [READ, ESSAY]) {
    await page.keyboard.type(title)
    await press('Enter')
    await app.goal(title).item.waitFor()
  }

  // A goal has steps and notes, another title, another place, and may be set aside.
  await push(button(`More about ${READ}`))
  await type(page.getByRole('textbox', { name: `Add a step to ${READ}` }), 'Skim it')
  await press('Enter')
  await app.tabTo(app.goal('Skim it').box)
  await press('Space')
  await app.goal('Skim it').ticked.waitFor()
  await push(button('Add notes'))
  await focused(page, page.getByRole('textbox', { name: `Notes on ${READ}` }))
  await page.keyboard.type('Pages **40 to 62**')
  await push(button('Save'))
  await page.locator('strong').getByText('40 to 62').waitFor()
  await app.tabTo(app.goal(READ).box)
  await press('Alt+ArrowDown')
  await page.getByText(`${READ}: 2 of 2`).waitFor({ state: 'attached' })
  await push(button('Skip'))
  await push(button('Undo'))
  await gone(page.getByText('skipped', { exact: true }))
  await push(app.goal(ESSAY).edit)
  await focused(page, app.titleField)
  await press('End')
  await page.keyboard.type(', twice')
  await press('Enter')
  await app.goal(`${ESSAY}, twice`).item.waitFor()

  // Every other page.
  await go('Week')
  await app.goal(READ).item.waitFor()
  await go('Tasks')
  await type(page.getByRole('textbox', { name: 'Add a task' }), 'Return the books tomorrow')
  await press('Enter')
  await app.goal('Return the books').item.waitFor()
  await go('Journal')
  await app.tabTo(page.getByRole('textbox', { name: 'Write about the day' }))
  await page.keyboard.type('A good day.')
  await push(button('Save'))
  await page.getByText('A good day.', { exact: true }).waitFor()
  await go('Insights')
  await push(page.getByRole('link', { name: 'Search' }))
  await focused(page, page.getByRole('searchbox', { name: 'Search' }))
  await page.keyboard.type('chapter')
  await page.getByRole('main').getByRole('link', { name: READ }).waitFor()

  // The account: another name, another theme and language, and its end.
  const menu = async () => push(app.accountMenu(student))
  await menu()
  await app.tabTo(page.getByRole('radio', { name: 'System' }))
  await press('ArrowRight')
  await press('ArrowRight')
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
  await push(page.getByRole('link', { name: 'Settings' }))
  await focused(page, page.getByRole('heading', { level: 1, name: 'Settings' }))
  const end = page.getByRole('region', { name: 'Delete my account' })
  await type(end.getByLabel('Password'), student.password)
  await press('Enter')
  await page.waitForURL('**/login')
})
