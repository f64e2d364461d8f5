// What was left undone on a day before is offered today.

import { signUpByApi } from '../harness/account.mjs'
import { hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

flow('what was left undone yesterday comes over by one button, what was done stays', {}, async ({ page, app }) => {
  await app.signUp()
  await page.getByRole('link', { name: 'Previous day', exact: true }).click()
  await app.add(READ, ESSAY)
  const saved = app.answered('PATCH')
  await app.goal(ESSAY).box.check()
  await saved
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: 'Carry over' }).click()
  await focused(page, page.getByRole('heading', { level: 1 }))
  await page.getByText(`Carried over: ${READ}`).waitFor()
  await app.goal(READ).item.waitFor()
  await gone(app.goal(ESSAY).item)
  await gone(page.getByRole('button', { name: 'Carry over' }))

  await page.getByRole('button', { name: 'Undo' }).click()
  await gone(app.goal(READ).item)
  await page.getByRole('button', { name: 'Carry over' }).waitFor()
  await page.getByRole('link', { name: 'Previous day', exact: true }).click()
  await app.goal(READ).item.waitFor()
})

flow('what was left on a day before yesterday comes over, the last day first', {}, async ({ page, app }) => {
  await app.signUp()
  const weekday = async (offset) => new Date(await app.day(offset)).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
  for (const [offset, title] of [[-2, READ], [-6, ESSAY], [-7, 'Run']]) {
    await page.goto(`/day/${await app.day(offset)}`)
    await app.add(title)
  }
  await page.goto('/')
  for (const [offset, title] of [[-2, READ], [-6, ESSAY]]) {
    await page.getByText(`1 goal is left from ${await weekday(offset)}`).waitFor()
    await page.getByRole('button', { name: 'Carry over' }).click()
    await app.goal(title).item.waitFor()
  }
  await gone(page.getByRole('button', { name: 'Carry over' }))
})

flow('what was left is put away until the next day', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  const carry = page.getByRole('button', { name: 'Carry over' })
  await page.clock.install()
  await api.goal(READ, await app.day(-1))
  await page.goto('/')
  await page.getByRole('button', { name: 'Not now' }).click()
  await gone(carry)
  await focused(page, page.getByRole('heading', { level: 1 }))
  await page.reload()
  await page.getByRole('textbox', { name: 'Write about the day' }).waitFor()
  await gone(carry)
  await page.clock.fastForward('24:00:00')
  await page.reload()
  await carry.waitFor()
})

flow('what was left is offered at once to who comes from the week', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  await api.goal(READ, await app.day(-6))
  await page.goto('/journal')
  const [week, day] = ['Week', 'Day'].map((name) => page.getByRole('link', { name, exact: true }))
  await week.waitFor()
  await page.goto(await week.getAttribute('href'))
  await page.getByText('No open task is due this week.').waitFor()
  await gone(page.locator('[aria-busy=true]'))
  const release = await hold(page, 'GET', '**/api/goals*')
  await day.click()
  await page.getByRole('region', { name: /is left from/ }).getByText(READ).waitFor()
  await release()
})
