// The goals that come back: made by one line, changed, paused and deleted.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'
import { button, field, invalid } from '../harness/settings.mjs'

const { flow } = product()
const NAME = 'Goals that come back'

/** The goals of a new student that come back. */
async function openRepeats({ page, app }) {
  await signUpByApi(page)
  await page.goto('/repeats')
  await focused(page, page.getByRole('heading', { level: 1, name: NAME }))
  const line = page.getByRole('textbox', { name: 'Add a goal that comes back' })
  const row = (title) => page.getByRole('list', { name: NAME }).getByRole('listitem').filter({ hasText: title })
  const add = async (text, title) => {
    await line.fill(text)
    await line.press('Enter')
    await page.getByText(`${title}: comes back from now on`).waitFor()
    await row(title).waitFor()
  }
  return { line, row, add }
}

flow('a goal comes back by the rule that is typed with it', {}, async (it) => {
  const { page, app } = it
  const { line, row, add } = await openRepeats(it)
  await page.getByText('Nothing comes back yet').waitFor()
  await page.getByText('Type “every weekday”').waitFor()
  await line.fill('Gym every day')
  await page.getByText('Every day', { exact: true }).waitFor()
  await add('Gym every day', 'Gym')
  assert.equal(await line.inputValue(), '')
  await add('Clean the flat every 2 weeks on saturday', 'Clean the flat')
  await row('Clean the flat').getByText('Every 2 weeks on Saturday').waitFor()
  await page.reload()
  await row('Gym').getByText('Every day').waitFor()
  await page.goto('/')
  await app.goal('Gym').item.waitFor()
})

flow('a last day that is typed is shown before and kept', {}, async (it) => {
  const { page, app } = it
  const { row, add } = await openRepeats(it)
  const last = await app.day(30)
  await add(`Read every day until ${last}`, 'Read')
  await row('Read').getByText(/^From .* until /).waitFor()
  await button(page, 'Change: Read').click()
  assert.equal(await field(row('Read'), 'Last day (optional)').inputValue(), last)
  // So long from the day it is added to, not from today.
  const [first, end] = [await app.day(1), await app.day(7)]
  await page.goto(`/day/${first}`)
  await page.getByRole('textbox', { name: 'Add a goal' }).fill('Run every day for 1 week')
  await page.getByText(/^Every day until /).waitFor()
  await page.keyboard.press('Enter')
  await app.goal('Run').item.waitFor()
  await page.goto('/repeats')
  await button(page, 'Change: Run').click()
  assert.equal(await field(row('Run'), 'Last day (optional)').inputValue(), end)
})

flow('what was added elsewhere shows when the server has it', {}, async (it) => {
  const { page, app } = it
  await signUpByApi(page)
  await page.goto('/tasks')
  const release = await hold(page, 'POST', '**/api/repeats')
  await page.getByRole('textbox', { name: 'Add a task' }).fill('Gym every Monday')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: NAME }).click()
  await page.getByText('Nothing comes back yet').waitFor()
  release()
  await page.getByRole('list', { name: NAME }).getByText('Gym', { exact: true }).waitFor()
})

flow('title, rule, end and what is missed are changed from today on', {}, async (it) => {
  const { page, app } = it
  const { row, add } = await openRepeats(it)
  await add('Gym every day', 'Gym')
  await button(page, 'Change: Gym').click()
  const form = row('Gym')
  assert.equal(await field(form, 'How often').inputValue(), 'Every day')
  await field(form, 'Title').fill('Climbing')
  await field(form, 'How often').fill('every 3 days')
  await field(form, 'Last day (optional)').fill(await app.day(30))
  await field(form, 'If it is not done on its day').selectOption({ label: 'It moves to the next day' })
  await button(form, 'Save').click()
  await row('Climbing').getByText('Saved').waitFor()
  await row('Climbing').getByText('Every 3 days').waitFor()
  await row('Climbing').getByText(/^From .* until /).waitFor()
  await page.reload()
  await button(page, 'Change: Climbing').click()
  assert.equal(await field(row('Climbing'), 'If it is not done on its day').inputValue(), 'carry_over')
  assert.equal(await field(row('Climbing'), 'Last day (optional)').inputValue(), await app.day(30))
  await page.goto('/')
  await app.goal('Climbing').item.waitFor()
})

flow('a goal that comes back leads to what is said about that', {}, async (it) => {
  const { page, app } = it
  const { row, add } = await openRepeats(it)
  await add('Run every day', 'Run')
  await add('Gym every day', 'Gym')
  await page.goto('/')
  await page.getByRole('button', { name: 'More about Gym' }).click()
  await page.getByRole('link', { name: 'Change how it comes back' }).click()
  await focused(page, button(page, 'Change: Gym'))
  assert.equal(await field(row('Gym'), 'Title').inputValue(), 'Gym')
})

flow('what is paused does not come, and what is deleted never does', {}, async (it) => {
  const { page, app } = it
  const { row, add } = await openRepeats(it)
  await add('Gym every day', 'Gym')
  await button(page, 'Pause: Gym').click()
  await row('Gym').getByText('Paused').waitFor()
  const tomorrow = await app.day(1)
  await page.goto(`/day/${tomorrow}`)
  await page.getByText('A fresh page').waitFor()
  await page.goto('/repeats')
  await button(page, 'Resume: Gym').click()
  await gone(row('Gym').getByText('Paused'))
  await page.goto(`/day/${tomorrow}`)
  await app.goal('Gym').item.waitFor()
  await page.goto('/repeats')
  await button(page, 'Delete Gym').click()
  await button(page.getByRole('dialog', { name: 'Delete “Gym”?' }), 'Delete').click()
  await gone(row('Gym'))
  await focused(page, page.getByRole('heading', { level: 1, name: NAME }))
  await page.goto(`/day/${tomorrow}`)
  await page.getByText('A fresh page').waitFor()
})

flow('who goes on typing while one is deleted keeps the keyboard', {}, async (it) => {
  const { page } = it
  const { line, row, add } = await openRepeats(it)
  await add('Gym every day', 'Gym')
  const release = await hold(page, 'DELETE', '**/api/repeats/*')
  await button(page, 'Delete Gym').click()
  await button(page.getByRole('dialog', { name: 'Delete “Gym”?' }), 'Delete').click()
  await line.click()
  await page.keyboard.type('Read')
  release()
  await gone(row('Gym'))
  await page.keyboard.type(' on Mondays')
  assert.equal(await line.inputValue(), 'Read on Mondays')
})

flow('what is not understood or not allowed is told beside its field', { provokes: ['400'] }, async (it) => {
  const { page, app } = it
  const { line, row, add } = await openRepeats(it)
  await line.press('Enter')
  await page.getByText('Please fill this in.').waitFor()
  await line.fill('Gym')
  await line.press('Enter')
  await page.getByText('Say how often as well').waitFor()
  await focused(page, line)
  await add('Gym every day', 'Gym')
  await button(page, 'Change: Gym').click()
  await field(row('Gym'), 'How often').fill('now and then')
  await button(row('Gym'), 'Save').click()
  await focused(page, invalid(page, row('Gym'), 'How often'))
  await field(row('Gym'), 'How often').fill('every day')
  await field(row('Gym'), 'Last day (optional)').fill(await app.day(-1))
  await button(row('Gym'), 'Save').click()
  await focused(page, invalid(page, row('Gym'), 'Last day (optional)'))
  await row('Gym').getByText('Must not be before starts_on.').waitFor()
})

flow('slow and failing answers leave what was typed', { provokes: ['500'] }, async (it) => {
  const { page, app } = it
  const { line, row } = await openRepeats(it)
  const release = await hold(page, 'POST', '**/api/repeats')
  await line.fill('Gym every day')
  await line.press('Enter')
  await page.getByRole('button', { name: 'Saving…' }).and(page.locator(':disabled')).waitFor()
  const mend = await fail(page, 'POST', '**/api/repeats', FAILURE)
  release()
  await row('Gym').waitFor()
  await line.fill('Read every day')
  await line.press('Enter')
  await app.alert.getByText(FAILURE.detail).waitFor()
  assert.equal(await line.inputValue(), 'Read every day')
  await mend()
  await line.press('Enter')
  await row('Read').waitFor()
  const mendDelete = await fail(page, 'PATCH', '**/api/repeats/*', FAILURE)
  await button(page, 'Pause: Gym').click()
  await app.alert.getByText(FAILURE.detail).waitFor()
  await mendDelete()
  const mendList = await fail(page, 'GET', '**/api/repeats', FAILURE)
  await page.reload()
  await app.alert.getByText(FAILURE.detail).waitFor()
  await mendList()
  await page.getByRole('button', { name: 'Try again' }).click()
  await row('Gym').waitFor()
})

flow('the goals that come back are accessible and fit a phone', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page } = it
  const { row, add } = await openRepeats(it)
  await page.getByText('Nothing comes back yet').waitFor()
  await assertAccessible(page, 'nothing comes back')
  const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)
  await add(`${long} every 2 weeks on monday`, long)
  await add('Gym every day', 'Gym')
  await button(page, 'Pause: Gym').click()
  await row('Gym').getByText('Paused').waitFor()
  await button(page, 'Change: Gym').click()
  await field(row('Gym'), 'How often').waitFor()
  await assertAccessible(page, 'one is changed')
  await assertFits(page, 'one that is changed')
})
