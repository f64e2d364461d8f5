// Finding what was planned and written.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { FAILURE, fail, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

const field = (page) => page.getByRole('searchbox', { name: 'Search' })
const marked = (page) => page.locator('mark').allTextContents()

/** Somebody who has a goal with a step, another goal, and an entry of the journal. */
async function arrive({ page, app }) {
  await app.signUp()
  await app.add(READ, ESSAY)
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  const step = page.waitForResponse((answer) => answer.url().includes('/api/tasks') && answer.status() === 201)
  await page.getByRole('textbox', { name: `Add a step to ${READ}` }).fill('Skim the CHAPTER')
  await page.keyboard.press('Enter')
  await step
  const log = page.waitForResponse((answer) => answer.url().includes('/api/logs') && answer.status() === 201)
  await page.getByRole('textbox', { name: 'Write about the day' }).fill('One chapter is left.')
  await page.keyboard.press('Control+Enter')
  await log
}

flow('goals, tasks and the journal are found while typing, and the address keeps it', {}, async (it) => {
  const { page, app } = it
  await arrive(it)
  await page.keyboard.press('/')
  await page.waitForURL('**/search')
  await focused(page, field(page))
  await page.getByText('Find what you planned and wrote').waitFor()
  await page.keyboard.type('Chapter')
  await page.getByText('3 found').waitFor()
  await page.waitForURL('**/search?q=Chapter')
  assert.deepEqual(await marked(page), ['chapter', 'CHAPTER', 'chapter'])
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
  assert.deepEqual(headings, ['Goals', 'Tasks', 'Journal'])
  await page.getByText(`step of ${READ}`).waitFor()

  await page.reload()
  await page.getByText('3 found').waitFor()
  assert.equal(await field(page).inputValue(), 'Chapter')
  await page.getByRole('link', { name: 'Skim the CHAPTER' }).click()
  await app.goal(READ).item.first().waitFor()
  await page.goBack()
  await page.getByText('3 found').waitFor()
})

flow('the notes of goals are found too, and accents are of no matter', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  const notes = `${'All the pages. '.repeat(20)}Repasar **matemáticas** con Inés.`
  await api.send('POST', '/api/goals', { title: READ, notes, date: await app.day() })
  await page.goto('/search?q=MATEMATICAS')
  const found = page.getByRole('link', { name: READ })
  await found.getByText('Repasar').waitFor()
  assert.deepEqual(await marked(page), ['matemáticas'])
  await field(page).fill('read')
  await page.locator('mark').getByText('Read', { exact: true }).waitFor()
  await gone(found.getByText('Repasar'))
})

flow('whatever signs are looked for, the address keeps them', {}, async (it) => {
  const { page, app } = it
  await signUpByApi(page)
  await page.goto('/search')
  const signs = 'R&D + 50% #1/2 "café" ?x=y'
  await field(page).fill(signs)
  await page.waitForURL('**/search?q=R%26D*')
  await page.reload()
  assert.equal(await field(page).inputValue(), signs)
})

flow('a found thing leads to its day, wherever that is', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  const tomorrow = await app.day(1)
  await page.goto(`/day/${tomorrow}`)
  await app.add(ESSAY)
  await page.goto('/search?q=ESSAY')
  await page.getByRole('link', { name: ESSAY }).click()
  await page.waitForURL(`**/day/${tomorrow}`)
})

flow('nothing found says so, and what is typed next is looked for', {}, async (it) => {
  const { page } = it
  await arrive(it)
  await page.goto('/search?q=zebra')
  await page.getByText('Nothing found').last().waitFor()
  await field(page).fill('essay')
  await page.getByText('1 found').waitFor()
  await field(page).fill('')
  await page.getByText('Find what you planned and wrote').waitFor()
  await page.waitForURL((url) => url.pathname === '/search' && url.search === '')
})

flow('what is on its way is a skeleton, and what fails can be tried again', { provokes: ['500'] }, async (it) => {
  const { page } = it
  await arrive(it)
  const release = await hold(page, 'GET', '**/api/tasks?*')
  await page.goto('/search?q=essay')
  await page.getByText('Loading…').waitFor()
  release()
  await page.getByText('1 found').waitFor()
  const mend = await fail(page, 'GET', '**/api/logs?*', FAILURE)
  await field(page).fill('chapter')
  await page.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('3 found').waitFor()
})

flow('the goals that found steps belong to are asked for at once', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  for (const title of [READ, ESSAY]) {
    await app.add(title)
    await page.getByRole('textbox', { name: 'Add a goal' }).fill(`Skim the sources #${title.split(' ')[0]}`)
    const step = page.waitForResponse((answer) => answer.url().includes('/api/tasks') && answer.status() === 201)
    await page.keyboard.press('Enter')
    await step
  }
  const asked = (title) => page.waitForRequest((request) => request.method() === 'GET' && request.url().includes(title))
  const ids = await Promise.all([READ, ESSAY].map((title) => app.goal(title).item.first().getAttribute('data-goal')))
  const release = await hold(page, 'GET', '**/api/goals/*')
  const both = Promise.all(ids.map((id) => asked(`/api/goals/${id}`)))
  await page.goto('/search?q=sources')
  await both
  release()
  await page.getByText(`step of ${READ}`).waitFor()
  await page.getByText(`step of ${ESSAY}`).waitFor()
})

flow('what comes back is found once, on the next day it comes', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.tryToAdd('Read a page every day')
  await app.goal('Read a page').item.waitFor()
  for (const day of [1, 2]) {
    await page.goto(`/day/${await app.day(day)}`)
    await app.goal('Read a page').item.waitFor()
  }
  await app.add('Read once')
  await page.goto('/search?q=read')
  await page.getByText('2 found', { exact: true }).waitFor()
  await page.getByText(/ · comes back$/).waitFor()
  await page.getByRole('link', { name: 'Read a page' }).click()
  await page.waitForURL((url) => url.pathname === '/')
})

flow('there are more than are shown at first', {}, async (it) => {
  const { page, app, server } = it
  await app.signUp()
  const [list] = await Promise.all([page.waitForRequest('**/api/goals?*'), page.reload()])
  const { authorization } = list.headers()
  const api = new Api(server, { authorization })
  for (let page = 1; page <= 105; page += 1) await api.goal(`Read page ${page}`, '2026-03-06')
  await page.goto('/search?q=page')
  await page.getByText('100 found so far').waitFor()
  // By the keyboard: rows that come into sight take their real height, and move what is under a pointer.
  await page.getByRole('button', { name: 'Show more goals' }).press('Enter')
  await page.getByText('105 found', { exact: true }).waitFor()
  await gone(page.getByRole('button', { name: 'Show more goals' }))
})

flow('searching is accessible', {}, async (it) => {
  const { page } = it
  await arrive(it)
  await page.goto('/search')
  await page.getByText('Find what you planned and wrote').waitFor()
  await assertAccessible(page, 'nothing typed')
  await field(page).fill('chapter')
  await page.getByText('3 found').waitFor()
  await assertAccessible(page, 'what was found')
  await page.setViewportSize({ width: 320, height: 568 })
  await assertFits(page, 'what was found')
})

flow('what another device adds is found without a reload', {}, async ({ page, app, server }) => {
  const api = await Api.logIn(server, await app.signUp())
  const today = await app.day()
  await api.goal(READ, today)
  await page.goto('/search?q=chapter')
  await page.getByText('1 found', { exact: true }).waitFor()
  await api.goal('Read chapter 5', today)
  await page.getByText('2 found', { exact: true }).waitFor()
})
