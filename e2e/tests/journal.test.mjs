// The journal: written below a day's goals and month by month, kept, changed, and never lost.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { FAILURE, fail, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'
import { stored } from '../harness/stored.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const WELL = 'Went well until noon.'

/** The journal of a page in the words a person uses. */
function journal(page) {
  const named = (role, name) => page.getByRole(role, { name, exact: true })
  return {
    field: named('textbox', 'Write about the day'),
    rewritten: named('textbox', 'Entry'),
    mood: (name) => named('radio', name),
    minutes: page.getByLabel('Minutes'),
    goal: named('combobox', 'Goal'),
    save: named('button', 'Save'),
    entry: (text) => page.getByRole('listitem').filter({ hasText: text }),
    edit: (text) => named('button', `Edit ${text}`),
    delete: (text) => named('button', `Delete ${text}`),
    answered: (method) =>
      page.waitForResponse((answer) => answer.url().includes('/api/logs') && answer.request().method() === method),
  }
}

async function write(page, text) {
  const it = journal(page)
  const saved = it.answered('POST')
  await it.field.fill(text)
  await it.save.click()
  await it.entry(text).waitFor()
  assert.equal((await saved).status(), 201)
}

flow('a day is written about below its goals, and it is the same after a reload', {}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await app.add(READ)
  await it.field.fill('Went **well**.\n\n- phone away')
  await it.mood('Good').check()
  await it.minutes.fill('1:30')
  await it.goal.selectOption(READ)
  const saved = it.answered('POST')
  await it.save.click()
  assert.equal((await saved).status(), 201)
  await page.reload()
  const entry = it.entry('phone away').filter({ hasText: 'Good' })
  await entry.getByText('1 h 30 min').waitFor()
  await entry.getByText(READ).waitFor()
  await entry.locator('strong').getByText('well').waitFor()
})

flow('an entry is rewritten, deleted, and comes back by Undo', {}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await write(page, WELL)
  await it.edit(WELL).click()
  await focused(page, it.rewritten)
  await it.rewritten.fill('Went well all day.')
  await it.mood('Great').check()
  const changed = it.answered('PATCH')
  await it.save.click()
  await focused(page, it.edit('Went well all day.'))
  assert.equal((await changed).status(), 200)

  await it.delete('Went well all day.').click()
  await gone(it.entry('Went well all day.'))
  const restored = it.answered('POST')
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await it.entry('Went well all day.').filter({ hasText: 'Great' }).waitFor()
  assert.equal((await restored).status(), 200)
})

flow('what another device writes into an entry stays while one changes how it felt', {}, async ({ page, app, server }) => {
  const it = journal(page)
  const student = await app.signUp()
  await write(page, WELL)
  await it.edit(WELL).click()
  await it.mood('Great').check()
  const api = await Api.logIn(server, student)
  const [{ id }] = await api.send('GET', '/api/logs')
  await api.send('PATCH', `/api/logs/${id}`, { body: 'Rewritten elsewhere.', minutes: 30 })
  await page.getByText('This was changed meanwhile').waitFor()
  await page.getByText('Rewritten elsewhere.').waitFor()

  await page.reload()
  await it.edit('Rewritten elsewhere.').click()
  await page.getByText('This was changed meanwhile').waitFor()
  const changed = it.answered('PATCH')
  await it.save.click()
  assert.equal((await changed).status(), 200)
  await it.entry('Rewritten elsewhere.').filter({ hasText: 'Great' }).filter({ hasText: '30 min' }).waitFor()
  const [log] = await api.send('GET', '/api/logs')
  assert.deepEqual([log.body, log.mood, log.minutes], ['Rewritten elsewhere.', 5, 30])
})

flow('what was typed is there after the page was left, and gone from the form when saved', {}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await it.field.fill(WELL)
  await it.minutes.fill('a while')
  await page.reload()
  await it.minutes.waitFor()
  assert.equal(await it.field.inputValue(), WELL)
  assert.equal(await it.minutes.inputValue(), 'a while')

  await it.save.click()
  await page.getByText('Write it like 45, 1:30 or 1 h 30 min, up to 24 hours.').waitFor()
  await focused(page, it.minutes)
  await it.minutes.fill('1.5 h')
  const saved = it.answered('POST')
  await it.save.click()
  await it.entry(WELL).getByText('1 h 30 min').waitFor()
  await saved
  await page.reload()
  await it.entry(WELL).waitFor()
  assert.equal(await it.field.inputValue(), '')
})

flow('an entry that the server refuses stays wherever one goes, until it is saved', { provokes: ['500'] }, async (it) => {
  const { page, app } = it
  const { field, save, entry, answered } = journal(page)
  const refused = app.alert.filter({ hasText: 'This could not be saved' })
  await app.signUp()
  await app.add(READ)
  const mend = await fail(page, 'POST', '**/api/logs', FAILURE)
  await field.fill(WELL)
  await save.click()
  await refused.getByText(WELL).waitFor()
  await gone(entry(WELL))
  await app.goal(READ).box.click()
  await page.getByRole('link', { name: 'Week' }).click()
  await refused.getByText(WELL).waitFor()
  await stored(page, 'queue/', WELL)
  await page.reload()
  await refused.getByText(WELL).waitFor()
  await mend()
  const saved = answered('POST')
  await refused.getByRole('button', { name: 'Try again' }).click()
  assert.equal((await saved).status(), 201)
  await gone(refused)
  await page.goto('/')
  await entry(WELL).waitFor()
})

flow('a change that the server refuses is open again', { provokes: ['500'] }, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await write(page, WELL)
  await fail(page, 'PATCH', '**/api/logs/*', FAILURE)
  await it.edit(WELL).click()
  await it.rewritten.fill('Much better.')
  await it.save.click()
  await app.alert.getByText(FAILURE.detail).waitFor()
  await it.rewritten.waitFor()
  await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((it) => it.value === 'Much better.'))
})

flow('the journal goes month by month, and each day leads to its page', {}, async ({ page, app }) => {
  const it = journal(page)
  await signUpByApi(page)
  await page.goto('/journal/2026-03-06')
  await focused(page, page.getByRole('heading', { name: 'March 2026' }))
  await page.getByText('Nothing is written yet').waitFor()
  await write(page, WELL)
  await it.field.fill('The day before.')
  await it.minutes.fill('20')
  await page.getByLabel('Day', { exact: true }).fill('2026-03-05')
  const saved = it.answered('POST')
  await it.save.click()
  await page.getByText('2 entries · 20 min').waitFor()
  await saved
  const days = await page.getByRole('heading', { level: 2 }).allTextContents()
  assert.deepEqual(days.map((day) => day.match(/\d+/)[0]), ['6', '5'])

  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: 'February 2026' }).waitFor()
  await gone(it.entry(WELL))
  await page.getByRole('link', { name: 'Next month' }).click()
  await page.getByRole('button', { name: /^Write about .*5 March/ }).click()
  await focused(page, it.field)
  assert.equal(await page.getByLabel('Day', { exact: true }).inputValue(), '2026-03-05')
  // Who leaves the form can come back to it the same way.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Write about .*5 March/ }).click()
  await focused(page, it.field)
  await page.getByRole('link', { name: /5 March/ }).click()
  await page.waitForURL('**/day/2026-03-05')
  await it.entry('The day before.').waitFor()
})

flow('a month that is on its way is a skeleton, one that does not come can be tried again', {
  provokes: ['500'],
}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  const release = await hold(page, 'GET', '**/api/logs?*')
  await page.goto('/journal/2026-03-06')
  await page.getByText('Loading…').waitFor()
  const mend = await fail(page, 'GET', '**/api/logs?*', FAILURE)
  release()
  await page.goto('/journal/2026-04-06')
  await page.getByText(FAILURE.detail).waitFor()
  await it.field.fill('Still here')
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Nothing is written yet').waitFor()
  assert.equal(await it.field.inputValue(), 'Still here')
})

flow('a month of which a day is known does not look whole', { provokes: ['500'] }, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await write(page, WELL)
  const mend = await fail(page, 'GET', '**/api/logs?*', FAILURE)
  await page.getByRole('link', { name: 'Journal' }).click()
  await page.getByText(FAILURE.detail).waitFor()
  await it.entry(WELL).waitFor()
  await gone(page.getByText('1 entry'))
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('1 entry').waitFor()
})

flow('keys alone write, rewrite and delete', {}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await app.tabTo(it.field)
  await page.keyboard.type(WELL)
  await page.keyboard.press('Control+Enter')
  await it.entry(WELL).waitFor()
  await app.tabTo(it.edit(WELL))
  await page.keyboard.press('e')
  await focused(page, it.rewritten)
  await page.keyboard.press('Escape')
  await focused(page, it.edit(WELL))
  await page.keyboard.press('d')
  await gone(it.entry(WELL))
})

flow('the journal is accessible', {}, async ({ page, app }) => {
  const it = journal(page)
  await app.signUp()
  await app.add(READ)
  await it.field.fill(WELL)
  await it.mood('Good').check()
  await assertAccessible(page, 'the form below a day')
  await it.save.click()
  await it.entry(WELL).waitFor()
  await page.goto('/journal')
  await it.edit(WELL).click()
  await it.rewritten.waitFor()
  await assertAccessible(page, 'an entry being rewritten')
  await page.goto('/journal/2026-03-06')
  await page.getByText('Nothing is written yet').waitFor()
  await assertAccessible(page, 'an empty month')
})

flow('320 px are wide enough for the journal', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page, app } = it
  const { field, minutes, entry, save } = journal(page)
  await app.signUp()
  await app.add(READ)
  await page.goto('/journal')
  await field.fill('Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4))
  await minutes.fill('90')
  await assertFits(page, 'a form')
  await save.click()
  await entry('Donau').waitFor()
  await assertFits(page, 'an entry')
})
