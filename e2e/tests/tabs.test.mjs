// Two tabs of one browser, and another device: what is done in one shows in the other.

import assert from 'node:assert/strict'

import { hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { App, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'
import { stored } from '../harness/stored.mjs'

const { flow } = product()
const READ = 'Read chapter 4'

flow('what is done in one tab shows in the other, also steps and their number', {}, async ({ page, context, app }) => {
  await app.signUp()
  await app.add(READ)
  const other = new App(await context.newPage())
  await other.page.goto('/')
  await other.goal(READ).open.waitFor()

  await app.goal(READ).box.click()
  await other.goal(READ).ticked.waitFor()
  await other.tryToAdd('From the other tab')
  await app.goal('From the other tab').item.waitFor()
  await other.goal(READ).delete.click()
  await gone(app.goal(READ).item)

  await page.getByRole('button', { name: 'More about From the other tab' }).click()
  await page.getByRole('textbox', { name: 'Add a step to From the other tab' }).fill('First step')
  await page.keyboard.press('Enter')
  await other.goal('First step').open.waitFor()
  await other.goal('First step').box.click()
  await app.goal('First step').ticked.waitFor()
})

flow('a page that comes back to the front is told what changed meanwhile', {}, async ({ page, context, app }) => {
  await app.signUp()
  const other = new App(await context.newPage())
  await other.page.goto('/')
  await other.add(READ)
  await app.goal(READ).item.waitFor()
  const turn = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await turn(true)
  const again = page.waitForRequest('**/api/events')
  await turn(false)
  assert.match((await again).headers()['last-event-id'], /^\d+$/)
})

flow('what changes before a page is told of changes shows as well', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  await app.add(READ)
  const release = await hold(page, 'GET', '**/api/events')
  await page.reload()
  await app.goal(READ).open.waitFor()
  const api = await Api.logIn(server, student)
  await api.goal('From another device', await app.day())
  release()
  await app.goal('From another device').item.waitFor()
})

flow('a page whose session is late is told what changes from then on', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  await stored(page, 'user', student.email)
  const release = await hold(page, 'POST', '**/api/auth/refresh')
  await page.goto('/insights')
  await page.getByRole('heading', { level: 1, name: 'Insights' }).waitFor()
  const listening = page.waitForResponse('**/api/events')
  release()
  await listening
  await page.getByText('Plan goals and tick them off').waitFor()
  const api = await Api.logIn(server, student)
  await api.goal(READ, await app.day(), { completed: true })
  await gone(page.getByText('Plan goals and tick them off'))
})

flow('logging out in one tab ends the other at once', { provokes: ['401'] }, async ({ context, app }) => {
  const student = await app.signUp()
  const other = new App(await context.newPage())
  await other.page.goto('/')
  await other.addField.waitFor()
  await app.logOut(student)
  await other.page.waitForURL('**/login*')
})
