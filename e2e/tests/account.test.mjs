// Who may come in: forms that say what is wrong, and the way back to where one was going.

import assert from 'node:assert/strict'

import { newStudent } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { product } from '../harness/product.mjs'
import { stored } from '../harness/stored.mjs'

const { flow } = product()

flow('a visitor is sent to log in, and then to where they were going', {}, async ({ page, app }) => {
  const student = await app.signUpByForm()
  const tomorrow = `/day/${await app.day(1)}`
  await app.logOut(student)
  await page.goto(tomorrow)
  await page.waitForURL('**/login*')
  await app.logIn(student)
  await page.waitForURL(`**${tomorrow}`)
  await app.addField.waitFor()

  await app.logOut(student)
  await page.goto('/search?q=caf%C3%A9+%26+tea')
  await page.getByRole('link', { name: 'Sign up' }).click()
  await page.getByRole('link', { name: 'Log in' }).click()
  await app.logIn(student)
  // The page writes what it looks for its own way.
  await page.waitForURL(({ pathname, searchParams }) => pathname === '/search' && searchParams.get('q') === 'café & tea')
  assert.equal(await page.getByRole('searchbox').inputValue(), 'café & tea')
})

flow('the session is asked for before the app is there, and once', { serviceWorkers: 'block' }, async ({ page, app }) => {
  await app.signUp()
  const refreshes = []
  page.on('request', (request) => request.url().endsWith('/api/auth/refresh') && refreshes.push(request))
  const release = await hold(page, 'GET', '**/*.wasm')
  const [answer] = await Promise.all([page.waitForResponse('**/api/auth/refresh'), page.reload()])
  assert.equal(answer.status(), 200)
  release()
  await app.addField.waitFor()
  assert.equal(refreshes.length, 1)
})

flow('so are the goals of today', { serviceWorkers: 'block' }, async ({ page, app, server }) => {
  const student = await app.signUp()
  await app.add('Read chapter 4')
  const lists = []
  page.on('request', (request) => request.url().includes('/api/goals?from=') && lists.push(request))
  const release = await hold(page, 'GET', '**/*.wasm')
  const [answer] = await Promise.all([page.waitForResponse('**/api/goals?from=*'), page.reload()])
  assert.equal(answer.status(), 200)
  const listening = page.waitForResponse('**/api/events')
  release()
  await app.goal('Read chapter 4').open.waitFor()
  // Nor are they read again when the page begins to be told of changes, as it is of this one.
  await listening
  const api = await Api.logIn(server, student)
  await api.send('POST', '/api/logs', { date: await app.day(), body: 'From another device' })
  await page.getByText('From another device').waitFor()
  assert.equal(lists.length, 1)
})

flow('without a session nothing is asked for early', { serviceWorkers: 'block', provokes: ['503'] }, async ({ page, app }) => {
  await app.signUp()
  await app.add('Read chapter 4')
  await stored(page, 'seen/', 'Read chapter 4')
  const away = { ...FAILURE, status: 503, code: 'unavailable' }
  const recover = await fail(page, 'POST', '**/api/auth/refresh', away)
  const tokens = []
  page.on('request', (request) => request.url().includes('/api/goals?') && tokens.push(request.headers().authorization))
  await page.reload()
  await app.goal('Read chapter 4').open.waitFor()
  assert.deepEqual(tokens, [])
  recover()
  const ticked = app.answered('PATCH')
  await app.goal('Read chapter 4').box.click()
  assert.equal((await ticked).status(), 200)
  assert.ok(!tokens.includes('Bearer undefined'))
})

flow('a visitor who was never signed in makes no refresh call', {}, async ({ page }) => {
  const calls = []
  page.on('request', (request) => calls.push(new URL(request.url()).pathname))
  await page.goto('/')
  await page.waitForURL('**/login*')
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  assert.ok(!calls.some((path) => path.startsWith('/api/')), calls.join(' '))
})

flow('a wrong password is told beside the form, which keeps what was typed', { provokes: ['401'] }, async (it) => {
  const { page, app } = it
  const student = await app.signUp()
  await app.logOut(student)
  await app.logIn({ ...student, password: 'not-the-password' })
  await page.getByRole('main').getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('E-mail').inputValue(), student.email)
  assert.equal(await page.getByText('Session expired').count(), 0)
  await app.logIn(student)
  await app.addField.waitFor()
})

flow('a taken e-mail is told beside the form', { provokes: ['409'] }, async ({ page, app }) => {
  const student = await app.signUp()
  await app.logOut(student)
  await page.goto('/signup')
  await page.getByLabel('Name').fill(student.name)
  await page.getByLabel('E-mail').fill(student.email)
  await page.getByLabel('Password', { exact: true }).fill(student.password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('main').getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('E-mail').inputValue(), student.email)
})

flow('who logs out sees it, and does not wait for a server that does not answer', {}, async ({ page, app }) => {
  const student = await app.signUp()
  await hold(page, 'POST', '**/api/auth/logout')
  await app.accountMenu(student).click()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await page.getByRole('button', { name: 'Logging out…', disabled: true }).waitFor()
  await page.waitForURL('**/login')
  await app.alert.getByText('the server could not be reached').waitFor()
})

flow('a password that is too short is told at its field, before any request', {}, async ({ page }) => {
  const calls = []
  page.on('request', (request) => calls.push(new URL(request.url()).pathname))
  const student = newStudent()
  await page.goto('/signup')
  await page.getByLabel('Name').fill(student.name)
  await page.getByLabel('E-mail').fill(student.email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByLabel('Password', { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor()
  assert.ok(!calls.includes('/api/auth/signup'))
})

/** Where a crafted link would have somebody go who has just logged in. */
const ASTRAY = [
  'https://evil.example/',
  'https:evil.example',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%2Fevil.example',
  '/day/2026-03-06/../../..//evil.example',
  '@evil.example',
  '?//evil.example',
  '//evil.example?/tasks',
  '/\\evil.example?/tasks',
  'javascript:globalThis.ran=1',
  'JavaScript:globalThis.ran=1',
  ' javascript:globalThis.ran=1',
  'java\nscript:globalThis.ran=1',
  'data:text/html,<script>globalThis.ran=1</script>',
  '/api/users/me/export',
  '/docs/',
]

flow('the way back leads to this app only', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  for (const next of ASTRAY) {
    await app.logOut(student)
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await app.logIn(student)
    await app.addField.waitFor()
    assert.equal(page.url(), `${server.origin}/`, JSON.stringify(next))
    assert.equal(await page.evaluate('globalThis.ran'), undefined, JSON.stringify(next))
  }
})
