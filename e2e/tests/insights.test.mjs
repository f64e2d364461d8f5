// How the days add up: the numbers are those of the days, whichever way they are read.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()

/** The month before this one, which has all of its days behind it. */
function lastMonth(page) {
  return page.evaluate(() => {
    const date = new Date()
    date.setDate(1)
    date.setMonth(date.getMonth() - 1)
    const name = date.toLocaleDateString('en-GB', { month: 'long' })
    const title = date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric' })
    return { name, title, month: date.toLocaleDateString('sv-SE').slice(0, 7), year: String(date.getFullYear()) }
  })
}

/** Somebody whose last month had four days: all done, all done, half done, all done. */
async function plan({ page, app, server }) {
  const student = await app.signUp()
  const api = await Api.logIn(server, student)
  const { month, ...when } = await lastMonth(page)
  const day = (number) => `${month}-0${number}`
  const done = { completed: true }
  const math = await api.goal('Math', day(4), done)
  await api.goal('Math', day(5), done)
  const essay = await api.goal('Essay', day(5), done)
  await api.goal('Essay', day(6), done)
  await api.goal('Gym', day(6))
  const again = await api.goal('Math', day(7), done)
  await api.log(day(4), { minutes: 30, goal_id: math })
  await api.log(day(7), { minutes: 45, goal_id: again })
  await api.log(day(5), { minutes: 60, goal_id: essay })
  await api.log(day(5), { minutes: 10 })
  return when
}

/** The insights, and the month before. */
async function openLastMonth(it) {
  const when = await plan(it)
  await it.page.goto('/insights')
  await it.page.getByRole('heading', { level: 1, name: 'Insights' }).waitFor()
  await it.page.getByRole('button', { name: 'Earlier' }).click()
  await it.page.getByRole('img', { name: when.title }).waitFor()
  return when
}

const figure = (page, name) => page.locator('.figure').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')
const items = (page, name) => page.getByRole('list', { name }).getByRole('listitem')

/** The rows of a table that has to be opened first, each as its cells. */
async function table(page, name) {
  await page.getByText(`: ${name}`, { exact: true }).locator('xpath=..').click()
  const rows = await page.getByRole('group', { name, exact: true }).getByRole('row').all()
  return Promise.all(rows.slice(1).map((row) => row.locator('th, td').allInnerTexts()))
}

flow('a month adds up to what was done in it', {}, async (it) => {
  const { page } = it
  const { name, title } = await openLastMonth(it)
  assert.equal(await figure(page, 'Current streak').innerText(), '1 day')
  assert.equal(await figure(page, 'Longest streak').innerText(), '2 days')
  assert.equal((await figure(page, 'Goals done').innerText()).replace(/\s+/, ' '), '83% 5 of 6')
  assert.equal(await figure(page, 'Time spent').innerText(), '2 h 25 min')

  await page.getByRole('img', { name: `${title}: 5 of 6 goals done`, exact: true }).waitFor()
  const days = await table(page, 'Day by day')
  assert.deepEqual(days, [
    [`4 ${name}`, '1', '1'],
    [`5 ${name}`, '2', '2'],
    [`6 ${name}`, '2', '1'],
    [`7 ${name}`, '1', '1'],
  ])

  await page.getByRole('img', { name: `Time per day. 2 h 25 min in all. Most: 1 h 10 min (5 ${name})` }).waitFor()
  assert.deepEqual(await table(page, 'Time per day'), [
    [`4 ${name}`, '30'],
    [`5 ${name}`, '70'],
    [`7 ${name}`, '45'],
  ])

  await items(page, 'Time per goal').nth(2).waitFor()
  const goals = (await items(page, 'Time per goal').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  assert.deepEqual(goals, ['Math 1 h 15 min', 'Essay 1 h', 'Without a goal 10 min'])
  const weekdays = await items(page, 'Done by weekday').allInnerTexts()
  assert.equal(weekdays.length, 7)
  assert.match(weekdays[0], /^Monday/)
  assert.equal(weekdays.filter((text) => text.includes('100%')).length, 3)
  assert.equal(weekdays.filter((text) => /1 of 2\s+50%/.test(text)).length, 1)
})

flow('a year has its months, and leads to its days', {}, async (it) => {
  const { page } = it
  const { name, title, year } = await openLastMonth(it)
  await page.getByRole('radio', { name: 'Year' }).check()
  await page.getByRole('heading', { level: 2, name: year, exact: true }).waitFor()
  await page.getByRole('img', { name: `${title}: 5 of 6 goals done`, exact: true }).waitFor()
  await page.getByRole('img', { name: /^Time per week\. 2 h 25 min in all/ }).waitFor()
  await table(page, 'Day by day')
  await page.getByRole('link', { name: `6 ${name}` }).click()
  await it.app.goal('Gym').open.waitFor()
})

flow('the month or year that was chosen is kept when the page is loaded anew, left and shared', {}, async (it) => {
  const { page } = it
  const { title, year } = await openLastMonth(it)
  const heading = (name) => page.getByRole('heading', { level: 2, name, exact: true })
  await page.reload()
  await heading(title).waitFor()
  await page.getByRole('radio', { name: 'Year' }).check()
  await heading(year).waitFor()
  await page.getByRole('link', { name: 'Tasks', exact: true }).click()
  await gone(heading(year))
  await page.goBack()
  await heading(year).waitFor()
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
  assert.deepEqual(asked.filter((url) => url.includes('/stats')), [])
  await page.goto('/insights?period=2024-02')
  await heading('February 2024').waitFor()
  // The link to the page leads to the month it is.
  await page.getByRole('link', { name: 'Insights', exact: true }).click()
  await gone(heading('February 2024'))
  await page.getByRole('radio', { name: 'Month', checked: true }).waitFor()
})

flow('who has nothing to add up is told how to begin', {}, async ({ page, app }) => {
  await signUpByApi(page)
  await page.goto('/insights')
  await page.getByText('Nothing to add up yet').waitFor()
  assert.equal(await figure(page, 'Longest streak').innerText(), '0 days')
  assert.equal(await page.getByRole('img').count(), 0)
})

flow('what takes long or fails is told, and can be tried again', { provokes: ['500'] }, async (it) => {
  const { page } = it
  await plan(it)
  const release = await hold(page, 'GET', '**/api/users/me/stats*')
  await page.goto('/insights')
  await page.locator('[aria-busy]').getByText('Loading…').waitFor()
  await release()
  await figure(page, 'Current streak').waitFor()

  const mend = await fail(page, 'GET', '**/api/users/me/stats*', FAILURE)
  await page.getByRole('button', { name: 'Earlier' }).click()
  await page.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await mend()
  const mendLogs = await fail(page, 'GET', '**/api/logs*', FAILURE)
  await page.getByRole('radio', { name: 'Year' }).check()
  // The rest of the page does not wait for what one part of it lacks.
  await page.getByRole('img', { name: /^Time per week/ }).waitFor()
  await page.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await mendLogs()
  await page.getByRole('button', { name: 'Try again' }).click()
  await items(page, 'Time per goal').first().waitFor()
  await gone(page.getByRole('alert'))
})

flow('all of it can be had by the keys alone', {}, async (it) => {
  const { page, app } = it
  const { title } = await plan(it)
  await page.goto('/insights')
  const heading = page.getByRole('heading', { level: 1, name: 'Insights' })
  await focused(page, heading)
  await figure(page, 'Current streak').waitFor()
  const earlier = page.getByRole('button', { name: 'Earlier' })
  const later = page.getByRole('button', { name: 'Later' })
  await app.tabTo(earlier)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  await app.tabTo(later)
  await page.keyboard.press('Enter')
  await gone(page.getByRole('heading', { level: 2, name: title }))
  // There is no later month than this one, yet the keyboard stays where it was.
  await focused(page, later)
  assert.equal(await later.getAttribute('aria-disabled'), 'true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: 'Year', checked: true }).waitFor()
})

flow('the insights are accessible and fit a phone', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page } = it
  await openLastMonth(it)
  const isFit = async (where) => {
    await items(page, 'Time per goal').first().waitFor()
    await assertAccessible(page, where)
    await assertFits(page, where)
  }
  await isFit('a month')
  await table(page, 'Day by day')
  await table(page, 'Time per day')
  await isFit('a month in tables')
  await page.getByRole('radio', { name: 'Year' }).check()
  await page.getByRole('img', { name: /^Time per week/ }).waitFor()
  await isFit('a year')
})

flow('what is done on another device shows without a reload', {}, async ({ page, app, server }) => {
  const api = await Api.logIn(server, await app.signUp())
  const today = await app.day()
  await api.goal('Math', today)
  await page.goto('/insights')
  await figure(page, 'Goals done').getByText('0 of 1').waitFor()
  await api.goal('Essay', today, { completed: true })
  await figure(page, 'Goals done').getByText('1 of 2').waitFor()
})

flow('figures stay when a change has them read again and that fails', { provokes: ['500'] }, async ({ page, app, server }) => {
  const api = await Api.logIn(server, await app.signUp())
  const today = await app.day()
  await api.goal('Math', today)
  await page.goto('/insights')
  await figure(page, 'Goals done').getByText('0 of 1').waitFor()
  await page.evaluate((detail) => {
    const look = () => (globalThis.hasFailed ||= document.body.innerText.includes(detail))
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  }, FAILURE.detail)
  const mend = await fail(page, 'GET', '**/api/users/me/stats*', FAILURE)
  const failed = page.waitForResponse((answer) => answer.url().includes('/stats') && answer.status() === 500)
  await api.goal('Essay', today, { completed: true })
  await failed
  await mend()
  await api.goal('Gym', today)
  await figure(page, 'Goals done').getByText('1 of 3').waitFor()
  assert.ok(!(await page.evaluate(() => globalThis.hasFailed)))

  // What somebody asked for themselves is told.
  await fail(page, 'GET', '**/api/users/me/stats*', FAILURE)
  await page.getByRole('button', { name: 'Earlier' }).click()
  await page.getByText(FAILURE.detail).waitFor()
})
