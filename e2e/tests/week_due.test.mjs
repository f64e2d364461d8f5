// What is due in a week, below its days.

import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'
const NOTES = 'Review lecture notes'
// A week of which no day is today's, whenever this runs.
const WEEK = '/week/2030-W10'

flow('tasks that are due are at hand', {}, async ({ page, app }) => {
  const [request] = await Promise.all([page.waitForRequest('**/api/goals?*'), app.signUp()])
  const { authorization } = request.headers()
  const task = JSON.stringify({ title: 'Hand in the report', due_date: '2030-03-07' })
  const headers = { authorization, 'content-type': 'application/json' }
  await page.request.post('/api/tasks', { headers, data: task })
  await page.goto(WEEK)
  const due = page.getByRole('region', { name: 'Tasks due' })
  await due.getByRole('link', { name: /^Thu/ }).click()
  await page.waitForURL('**/day/2030-03-07')
  const box = due.getByRole('checkbox', { name: 'Hand in the report' })
  await page.goBack()
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await box.click()
  await saved
  // It may have been a slip.
  await box.and(page.locator(':checked')).waitFor()
  await page.reload()
  await due.getByText('No open task is due this week.').waitFor()
})

flow('what is due is put off, renamed and deleted in a week, and the keyboard stays there', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  const api = await Api.logIn(server, student)
  for (const title of [READ, ESSAY]) await api.send('POST', '/api/tasks', { title, due_date: '2030-03-07' })
  await page.goto(WEEK)
  const due = page.getByRole('region', { name: 'Tasks due' })
  const row = (title) => app.goal(title).item
  const changed = (method) => page.waitForResponse((it) => it.url().includes('/api/tasks/') && it.request().method() === method)
  const edit = async (title) => {
    await app.goal(title).box.focus()
    await page.keyboard.press('e')
    await focused(page, app.titleField)
  }
  await row(READ).waitFor()
  await edit(READ)
  await app.titleField.fill(NOTES)
  const renamed = changed('PATCH')
  await page.keyboard.press('Enter')
  await renamed
  await focused(page, app.goal(NOTES).edit)

  await edit(NOTES)
  await due.getByLabel('Due', { exact: true }).fill('2030-03-08')
  const putOff = changed('PATCH')
  await app.titleField.press('Enter')
  await putOff
  await row(NOTES).getByRole('link', { name: /^Fri/ }).waitFor()
  await focused(page, app.goal(NOTES).edit)

  const deleted = changed('DELETE')
  await page.keyboard.press('d')
  await deleted
  await gone(row(NOTES))
  await focused(page, row(ESSAY).getByRole('checkbox'))
})

flow('a step of a goal of another week is due, also when that goal is done', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  const api = await Api.logIn(server, student)
  for (const title of [READ, ESSAY]) {
    const id = await api.goal(title, '2030-03-15', { completed: title === ESSAY })
    await api.send('POST', '/api/tasks', { title: `Plan: ${title}`, goal_id: id, due_date: '2030-03-07' })
  }
  await page.goto(WEEK)
  const due = page.getByRole('region', { name: 'Tasks due' })
  for (const title of [READ, ESSAY]) await due.getByRole('checkbox', { name: `Plan: ${title}` }).waitFor()
})
