// A student's day: sign up, plan, tick, rename, delete, come back and find it so.

import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'
const NOTES = 'Review lecture notes'

flow('a day is planned, changed, and is the same after a reload and a new login', {}, async ({ page, app }) => {
  const student = await app.signUp()
  await app.add(READ, ESSAY, NOTES)

  await app.goal(READ).box.check()
  await app.rename(ESSAY, 'Write the essay')
  await app.goal('Write the essay').item.waitFor()
  // Changes travel one after the other, so the last one's answer is everyone's.
  const saved = app.answered('DELETE')
  await app.goal(NOTES).delete.click()
  await gone(app.goal(NOTES).item)

  const isSo = async () => {
    await app.goal(READ).ticked.waitFor()
    await app.goal('Write the essay').open.waitFor()
    await gone(app.goal(NOTES).item)
  }
  await isSo()
  await saved
  await page.reload()
  await isSo()

  await app.logOut(student)
  await app.logIn(student)
  await isSo()
})

flow('a deleted goal comes back by Undo, and stays', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  await app.goal(READ).delete.click()
  await gone(app.goal(READ).item)
  const restored = app.answered('POST', '/restore')
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await app.goal(READ).item.waitFor()
  await restored
  await page.reload()
  await app.goal(READ).item.waitFor()
})

flow('renaming begins in a focused field and Escape leaves the title as it was', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  await app.goal(READ).edit.click()
  await focused(page, app.titleField)
  await app.titleField.fill('Something else')
  await app.titleField.press('Escape')
  await app.goal(READ).item.waitFor()
})

flow('the same goal twice on one day says so and leaves one', { provokes: ['409'] }, async ({ app }) => {
  await app.signUp()
  await app.add(READ)
  await app.addField.fill(READ)
  await app.addField.press('Enter')
  await app.alert.waitFor()
  await app.goal(READ).item.waitFor()
})

flow('a day that has no goals says what to do first', {}, async ({ page, app }) => {
  await app.signUp()
  await focused(page, app.addField)
  await page.getByText('A fresh page').waitFor()
})
