// What is done by mail: a new password for who forgot theirs, and an address that is shown to be somebody's.

import assert from 'node:assert/strict'

import { newStudent } from '../harness/account.mjs'
import { fail, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { mailedLink } from '../harness/mail.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const NEW_PASSWORD = 'harbour-violin-29'
const AWAY = ['ERR_CONNECTION_REFUSED', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET']
const NO_CONNECTION = 'Connection failed. Check your internet.'

const heading = (page, name) => page.getByRole('heading', { level: 1, name })
const invalid = (page, label) => page.getByLabel(label, { exact: true }).and(page.locator('[aria-invalid=true]'))

async function askForLink(page, email) {
  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await focused(page, heading(page, 'Look into your mailbox'))
}

async function choose(page, password) {
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
}

/** All that the browser has kept, and what it shows in its bar. */
function kept(page) {
  return page.evaluate(() => JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]))
}

flow('what is wrong with the only field of a form is told, though that keeps the keyboard', {}, async ({ page, app }) => {
  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill('nobody')
  await page.getByLabel('E-mail').press('Enter')
  await app.alert.waitFor()
  await page.getByLabel('E-mail', { exact: true }).and(page.locator(':focus')).waitFor()
})

flow('a forgotten password is replaced by mail, once', { provokes: ['400', '401'] }, async ({ page, app, server }) => {
  const student = await app.signUp()
  await app.logOut(student)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await focused(page, page.getByLabel('E-mail'))
  await page.getByLabel('E-mail').fill(student.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await focused(page, heading(page, 'Look into your mailbox'))

  const link = await mailedLink(server, student.email, 'reset')
  await page.goto(link)
  await page.waitForURL('**/reset')
  assert.ok(!(await kept(page)).includes(new URL(link).searchParams.get('token')))
  await choose(page, NEW_PASSWORD)
  await page.waitForURL('**/login')
  await page.getByText('Your new password is set. Log in with it.').waitFor()
  await app.logIn(student)
  await app.alert.waitFor()
  await app.logIn({ ...student, password: NEW_PASSWORD })
  await app.addField.waitFor()

  await page.goto(link)
  await choose(page, 'another-violin-30')
  await focused(page, heading(page, 'This link does not work'))
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await page.waitForURL('**/forgot')
})

flow('a new password signs out who was signed in', { provokes: ['401'] }, async ({ page, app, server }) => {
  const student = await app.signUp()
  await askForLink(page, student.email)
  await page.goto(await mailedLink(server, student.email, 'reset'))
  await choose(page, NEW_PASSWORD)
  await page.getByText('Your new password is set. Log in with it.').waitFor()
  await app.logIn({ ...student, password: NEW_PASSWORD })
  await app.addField.waitFor()
})

flow("a new password of somebody else's signs nobody out", {}, async ({ page, app, server }) => {
  const other = newStudent()
  await Api.signUp(server, other)
  await app.signUp()
  await askForLink(page, other.email)
  await page.goto(await mailedLink(server, other.email, 'reset'))
  await choose(page, NEW_PASSWORD)
  await app.addField.waitFor()
  await page.reload()
  await app.addField.waitFor()
})

flow('whether an address has an account is not told, and another mail can be asked for', {}, async ({ page }) => {
  const { email } = newStudent()
  await askForLink(page, email)
  await page.getByText(`If ${email} has an account`).waitFor()
  await page.getByRole('button', { name: 'Send another' }).click()
  assert.equal(await page.getByLabel('E-mail').inputValue(), email)
})

flow('asking for a mail: idle, wrong, saving, failed, sent', { provokes: ['503'] }, async ({ page }) => {
  const send = page.getByRole('button', { name: 'Send the link' })
  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill('asha at example.com')
  await send.click()
  await focused(page, invalid(page, 'E-mail'))
  await page.getByText('Must be an e-mail address').waitFor()

  const path = '**/api/auth/password/forgot'
  const detail = 'The server cannot do this just now. Try again in a few seconds.'
  const mend = await fail(page, 'POST', path, { status: 503, code: 'unavailable', detail })
  await page.getByLabel('E-mail').fill('asha@example.com')
  await send.click()
  await page.getByRole('alert').getByText(detail).waitFor()
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'asha@example.com')
  await mend()

  const release = await hold(page, 'POST', path)
  await send.click()
  await page.getByRole('button', { name: 'Saving…', disabled: true }).waitFor()
  release()
  await heading(page, 'Look into your mailbox').waitFor()
})

flow('a refused password is told at its field, and the link stays good', { provokes: ['400', '401', ...AWAY] }, async (it) => {
  const { page, app, server } = it
  const student = await app.signUp()
  await askForLink(page, student.email)
  await page.goto(await mailedLink(server, student.email, 'reset'))
  await choose(page, 'short')
  await focused(page, invalid(page, 'New password'))
  await choose(page, 'password1')
  await focused(page, invalid(page, 'New password'))
  assert.equal(await page.getByLabel('New password').inputValue(), 'password1')

  await server.stop()
  try {
    await choose(page, NEW_PASSWORD)
    await page.getByRole('alert').getByText(NO_CONNECTION).waitFor()
  } finally {
    await server.resume()
  }
  assert.equal(await page.getByLabel('New password').inputValue(), NEW_PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.waitForURL('**/login')
})

flow('a link that is not whole says what to do next', {}, async ({ page }) => {
  const calls = []
  page.on('request', (request) => calls.push(new URL(request.url()).pathname))
  await page.goto('/reset')
  await focused(page, heading(page, 'This link does not work'))
  await page.getByRole('link', { name: 'Ask for a new link' }).waitFor()
  await page.goto('/verify')
  await focused(page, heading(page, 'This link does not work'))
  assert.ok(!calls.some((path) => path.startsWith('/api/')), calls.join(' '))
})

flow('an address is confirmed by who is signed in', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  const link = await mailedLink(server, student.email, 'verify')
  await page.goto(link)
  await heading(page, 'Your e-mail is confirmed').waitFor()
  await page.waitForURL('**/verify')
  assert.ok(!(await kept(page)).includes(new URL(link).searchParams.get('token')))
  await page.getByRole('link', { name: 'Go to today' }).click()
  await app.addField.waitFor()
})

flow('an address is confirmed by who is not signed in', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  await app.logOut(student)
  const link = await mailedLink(server, student.email, 'verify')
  const release = await hold(page, 'POST', '**/api/auth/email/verify')
  await page.goto(link)
  await heading(page, 'Confirming your e-mail…').waitFor()
  release()
  await heading(page, 'Your e-mail is confirmed').waitFor()
  await page.getByRole('link', { name: 'Go to today' }).click()
  await page.waitForURL('**/login*')
})

flow('an address that cannot be confirmed says why', { provokes: ['400', '503'] }, async ({ page }) => {
  await page.goto('/verify?token=nobody-ever-sent-this')
  await heading(page, 'This link does not work').waitFor()

  const detail = 'The server cannot do this just now. Try again in a few seconds.'
  const path = '**/api/auth/email/verify'
  const mend = await fail(page, 'POST', path, { status: 503, code: 'unavailable', detail })
  await page.goto('/verify?token=nobody-ever-sent-this')
  await page.getByText(detail).waitFor()
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await gone(page.getByText(detail))
  await heading(page, 'This link does not work').waitFor()
})
