// The steps of a goal: what was begun stays, what is wrong is told at its field, and each is listed as long as it is to be taken.

import assert from 'node:assert/strict'

import { fail, FAILURE } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

/** A new student's goal, opened, and the field for its steps. */
async function openGoal({ page, app }) {
  await app.signUp()
  await app.add(READ)
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  return stepOf(page, READ)
}

const stepOf = (page, title) => page.getByRole('textbox', { name: `Add a step to ${title}` })
const answered = (page) => page.waitForResponse((it) => it.url().includes('/api/tasks') && it.request().method() !== 'GET')

/** What assistive technology reads of a field beside its name. */
const described = (field) =>
  field.evaluate((field) => document.getElementById(field.getAttribute('aria-describedby'))?.textContent)

flow('a step that was begun stays while its goal is renamed, and wherever one goes, until it is added', {}, async (it) => {
  const { page, app } = it
  const field = await openGoal(it)
  await field.fill('Skim the head')
  const titled = app.answered('PATCH')
  await app.rename(READ, 'Read chapter 5')
  const renamed = stepOf(page, 'Read chapter 5')
  await renamed.waitFor()
  assert.equal(await renamed.inputValue(), 'Skim the head')

  await titled
  await page.reload()
  await page.getByRole('button', { name: 'More about Read chapter 5' }).click()
  assert.equal(await renamed.inputValue(), 'Skim the head')
  await renamed.fill('Skim the headings')
  const saved = answered(page)
  await renamed.press('Enter')
  await saved
  await page.reload()
  await app.goal('Skim the headings').box.waitFor()
  await page.getByRole('button', { name: 'More about Read chapter 5' }).click()
  assert.equal(await renamed.inputValue(), '')
})

flow('a step can have a day of its own, which is said before and beside it, and edited with it', {}, async (it) => {
  const { page, app } = it
  const field = await openGoal(it)
  await field.fill('Skim the headings tomorrow')
  await page.locator('form').getByText(/^tomorrow, /i).waitFor()
  assert.match(await described(field), /^tomorrow, /i)
  const saved = answered(page)
  await field.press('Enter')
  assert.equal((await (await saved).json()).data.due_date, await app.day(1))
  await page.reload()
  const step = app.goal('Skim the headings')
  await step.item.getByRole('link', { name: 'tomorrow' }).waitFor()

  await page.getByRole('button', { name: 'Edit Skim the headings' }).click()
  const changed = answered(page)
  await page.getByLabel('Due').fill(await app.day(2))
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  assert.equal((await (await changed).json()).data.due_date, await app.day(2))
  await step.item.getByRole('link').waitFor()
  await page.goto('/tasks')
  await step.item.getByRole('link', { name: READ }).waitFor()
})

flow('what is wrong with a step or with notes is told with the field', {}, async (it) => {
  const { page } = it
  const field = await openGoal(it)
  await field.press('Enter')
  await page.getByRole('alert').waitFor()
  assert.match(await described(field), /characters/)
  await field.fill('Skim it')
  await gone(page.getByRole('alert'))
  await page.getByRole('button', { name: 'Add notes' }).click()
  const notes = page.getByRole('textbox', { name: `Notes on ${READ}` })
  await notes.fill('n'.repeat(10_001))
  await notes.press('Control+Enter')
  await page.getByRole('alert').waitFor()
  assert.match(await described(notes), /characters/)
})

flow('who has edited a step goes on at its button, as with a goal', {}, async (it) => {
  const { page, app } = it
  const field = await openGoal(it)
  const saved = answered(page)
  await field.fill('Skim it')
  await field.press('Enter')
  await saved
  await app.goal('Skim it').edit.press('Enter')
  await app.titleField.fill('Skim it twice')
  await app.titleField.press('Enter')
  await focused(page, app.goal('Skim it twice').edit)
  await app.goal('Skim it twice').edit.press('Enter')
  await app.titleField.press('Escape')
  await focused(page, app.goal('Skim it twice').edit)
})

flow('a step of a goal of long ago is listed as long as that goal is open', {}, async (it) => {
  const { page, app, server } = it
  const api = await Api.logIn(server, await app.signUp())
  const longAgo = await app.day(-40)
  for (const title of [READ, ESSAY]) {
    const id = await api.goal(title, longAgo, { completed: title === ESSAY })
    await api.send('POST', '/api/tasks', { title: `Plan: ${title}`, goal_id: id })
  }
  await page.goto('/tasks')
  await page.getByRole('list', { name: 'Overdue' }).getByRole('checkbox', { name: `Plan: ${READ}` }).waitFor()
  await page.getByText('1 to do').waitFor()
  assert.equal(await page.getByRole('checkbox').count(), 1)
})

flow('a step is added where goals are, and where a week is, by naming its goal', { provokes: ['500'] }, async ({ page, app }) => {
  const step = (title) => app.goal(READ).item.getByRole('checkbox', { name: title, exact: true })
  await app.signUp()
  await app.add(READ)
  await app.addField.fill('Skim the headings #read')
  await page.locator('form').getByText(READ).waitFor()
  await app.addField.press('Enter')
  await step('Skim the headings').waitFor()
  const mend = await fail(page, 'POST', '**/api/tasks', FAILURE)
  await app.tryToAdd('Ask about page 42 #read')
  await app.alert.getByText(FAILURE.detail).waitFor()
  assert.equal(await app.addField.inputValue(), 'Ask about page 42 #read')
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  const more = page.getByRole('textbox', { name: `Add a step to ${READ}` })
  await more.fill('Look up a word tomorrow')
  await more.press('Enter')
  await gone(step('Look up a word'))
  assert.equal(await more.inputValue(), `Look up a word ${await app.day(1)}`)
  await mend()
  await page.goto('/week')
  const today = page.getByRole('region').filter({ has: app.goal(READ).box })
  await today.getByRole('textbox').fill('Write a summary #read')
  await today.getByRole('textbox').press('Enter')
  await page.getByText(/^Write a summary: planned for /).waitFor()
  await today.getByText('0/2').waitFor()
  await page.getByRole('link', { name: 'StudentOS' }).click()
  await step('Write a summary').waitFor()
})
