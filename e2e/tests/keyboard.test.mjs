// Everything without a mouse.

import assert from 'node:assert/strict'

import { newStudent } from '../harness/account.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

flow('signing up, planning and logging out need no mouse', {}, async ({ page, app }) => {
  const student = newStudent()
  const fill = async (label, text) => {
    await app.tabTo(page.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  await page.goto('/signup')
  await page.getByRole('button', { name: 'Sign up' }).waitFor()
  await fill('Name', student.name)
  await fill('E-mail', student.email)
  await fill('Password', student.password)
  await page.keyboard.press('Enter')

  await focused(page, app.addField)
  await page.keyboard.type(READ)
  await page.keyboard.press('Enter')
  await app.goal(READ).item.waitFor()
  await app.tabTo(app.goal(READ).box)
  await page.keyboard.press('Space')
  await app.goal(READ).ticked.waitFor()

  await app.tabTo(app.accountMenu(student))
  await page.keyboard.press('Enter')
  await app.tabTo(page.getByText('Log out'))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/login')
})

flow('one key each: new, move, tick, edit, delete, undo, day, today', {}, async ({ page, app }) => {
  const press = (key) => page.keyboard.press(key)
  await app.signUp()
  await app.add(READ, ESSAY)
  await press('Escape')

  await press('j')
  await press('x')
  await app.goal(READ).ticked.waitFor()
  await press('j')
  await press('e')
  await focused(page, app.titleField)
  await press('End')
  await page.keyboard.type(', twice')
  await press('Enter')
  await app.goal(`${ESSAY}, twice`).item.waitFor()
  await press('k')
  await press('d')
  await gone(app.goal(READ).item)
  await press('u')
  await app.goal(READ).ticked.waitFor()
  await press('k')
  await press('d')
  await gone(app.goal(READ).item)
  await press('d')
  await gone(app.goal(`${ESSAY}, twice`).item)
  await focused(page, app.addField)
  await press('Escape')
  await press('u')
  await app.goal(`${ESSAY}, twice`).item.waitFor()
  await press('u')
  await app.goal(READ).ticked.waitFor()

  await press('ArrowRight')
  await page.waitForURL('**/day/*')
  await gone(app.goal(READ).item)
  await press('t')
  await app.goal(READ).item.waitFor()
  await press('n')
  await focused(page, app.addField)
})

flow('today and a new goal are one key away from every page', {}, async ({ page, app }) => {
  await app.signUp()
  for (const path of ['/tasks', '/journal', '/insights', '/settings']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('t')
    await page.waitForURL((url) => url.pathname === '/')
    await focused(page, app.addField)
  }
  await page.goto('/insights')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('n')
  await focused(page, app.addField)
  assert.equal(await app.addField.inputValue(), '')
})

flow('Alt and an arrow move a goal, and it stays there', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ, ESSAY)
  const saved = app.answered('PATCH')
  await app.goal(READ).box.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await saved
  await page.reload()
  await page.getByRole('listitem').nth(1).and(app.goal(READ).item).waitFor()
})

flow('Alt and an arrow move no goal from a field where they do something else', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ, ESSAY, 'Run')
  await page.getByRole('button', { name: 'More about Run' }).click()
  // The key itself would open the calendar over the page.
  await page.getByLabel('Move to', { exact: true }).dispatchEvent('keydown', { key: 'ArrowUp', altKey: true })
  await page.getByRole('button', { name: 'Add notes' }).click()
  await page.getByRole('textbox', { name: 'Notes on Run' }).press('Alt+ArrowUp')
  await app.goal('Run').box.press('Alt+ArrowUp')
  await page.locator('[aria-live]').getByText('Run: 2 of 3').waitFor()
  await page.getByRole('listitem').nth(1).and(app.goal('Run').item).waitFor()
})

flow('while typing a key is a letter, and ? shows the list of keys', {}, async ({ page, app }) => {
  await app.signUp()
  await focused(page, app.addField)
  await page.keyboard.type('next text?')
  await page.keyboard.press('Enter')
  await app.goal('next text?').item.waitFor()

  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await gone(dialog)
})
