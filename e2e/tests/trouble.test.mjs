// When the server is away, fails or has forgotten the visitor: nothing is lost, nothing is pretended.

import assert from 'node:assert/strict'

import { fail, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const NO_CONNECTION = 'Connection failed. Check your internet.'
const GOAL = '**/api/goals/*'

flow('no server: the page says so, stays usable, and sends what was done when it is back', {
  // It would be fetched from the server that is away.
  serviceWorkers: 'block',
  provokes: ['ERR_CONNECTION_REFUSED', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET', 'ERR_INCOMPLETE_CHUNKED_ENCODING'],
}, async ({ page, app, server }) => {
  await app.signUp()
  await app.add(READ)
  await server.stop()
  let added
  try {
    await app.goal(READ).box.click()
    await page.getByText(NO_CONNECTION).waitFor()
    await app.goal(READ).ticked.waitFor()
    await app.tryToAdd('Planned meanwhile')
    await page.getByText('2 waiting').waitFor()

    // A day that was never seen says itself what is the matter: beside what waits, nothing is left empty.
    await page.getByRole('link', { name: 'Next day', exact: true }).click()
    await page.getByRole('alert').getByText(NO_CONNECTION).waitFor()
    await page.waitForFunction(() => {
      const [note, count] = ['.sync', '.sync .tag'].map((it) => document.querySelector(it)?.getBoundingClientRect().x)
      return count - note < 24
    })
    await page.getByRole('link', { name: 'Today', exact: true }).click()
    await app.goal(READ).ticked.waitFor()
    added = app.answered('POST')
  } finally {
    await server.resume()
  }
  // The app may try again by itself at this very moment.
  await Promise.race([page.getByRole('button', { name: 'Try again' }).click(), added])
  assert.equal((await added).status(), 201)
  await gone(page.getByText(NO_CONNECTION))
  await page.reload()
  await app.goal(READ).ticked.waitFor()
  await app.goal('Planned meanwhile').item.waitFor()
})

flow('an app that cannot be loaded, or comes to a sudden end, says so and can be loaded again', {
  serviceWorkers: 'block',
  provokes: ['ERR_FAILED'],
}, async ({ page, app }) => {
  const again = app.alert.filter({ hasText: 'StudentOS has stopped' }).getByRole('link', { name: 'Load it again' })
  for (const file of ['**/*.wasm', '**/web-*.js']) {
    await page.route(file, (route) => route.abort())
    await page.goto('/login')
    await again.waitFor()
    await page.unroute(file)
    await again.click()
    await page.getByRole('button', { name: 'Log in' }).waitFor()
    await gone(again)
  }
  await app.signUp()
  // A panic ends in a trap, which is an error that nobody catches.
  const traps = () => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))
  await page.evaluate(traps)
  await again.click()
  await app.addField.waitFor()
  await gone(again)
})

flow('a tick the server fails at goes back and says why', { provokes: ['500'] }, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  const detail = 'Something went wrong here. Please try again.'
  const mend = await fail(page, 'PATCH', GOAL, { status: 500, code: 'internal', detail })
  await app.goal(READ).box.click()
  await app.alert.getByText(`${READ}: ${detail}`).waitFor()
  await app.goal(READ).open.waitFor()
  await mend()
  const ticked = app.answered('PATCH')
  await app.goal(READ).box.click()
  assert.equal((await ticked).status(), 200)
  await app.goal(READ).ticked.waitFor()
})

flow('a list the server fails at says why and can be tried again', { provokes: ['500'] }, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  const detail = 'Something went wrong here. Please try again.'
  const mend = await fail(page, 'GET', '**/api/goals?*', { status: 500, code: 'internal', detail })
  await page.reload()
  await page.getByText(detail).waitFor()
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.goal(READ).item.waitFor()
})

flow('a session that ends in the middle is told once and resumed where it was', { provokes: ['401'] }, async (it) => {
  const { page, app, server } = it
  const student = await app.signUp()
  const tomorrow = `/day/${await app.day(1)}`
  // Nothing else is to tell the page before its next answer does.
  await hold(page, 'GET', '**/api/events')
  const [list] = await Promise.all([page.waitForRequest('**/api/goals?*'), page.goto(tomorrow)])
  await app.add(READ)

  // Another device ends the session.
  const { authorization } = list.headers()
  await new Api(server, { authorization }).send('POST', '/api/auth/logout')
  await app.goal(READ).box.click()
  await page.waitForURL('**/login*')
  await page.getByText('Session expired').waitFor()
  assert.equal(await page.getByText('Session expired').count(), 1)

  await app.logIn(student)
  await page.waitForURL(`**${tomorrow}`)
  // What was done is not lost with the session.
  await app.goal(READ).ticked.waitFor()
  await gone(page.getByText('Session expired'))
})

flow('what is not yours is told, and nobody is signed out', { provokes: ['403'] }, async ({ page, app }) => {
  const student = await app.signUp()
  await app.add(READ)
  const detail = 'This is not yours.'
  await fail(page, 'PATCH', GOAL, { status: 403, code: 'not_yours', detail })
  await app.goal(READ).box.click()
  await app.alert.getByText(detail).waitFor()
  await app.goal(READ).open.waitFor()
  await app.accountMenu(student).waitFor()
})
