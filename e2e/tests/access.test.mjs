// Who may act for a student: devices they are logged in on, and programs that have a token.

import assert from 'node:assert/strict'

import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'
import { button, field, invalid, openSettings } from '../harness/settings.mjs'

const { flow } = product()

flow('sessions: loading, failed, listed, and one or all others ended', { provokes: ['500'] }, async (it) => {
  const { page, server } = it
  const { student, sessions } = await openSettings(it)
  for (const program of ['curl/8.5.0', 'Wget/1.24.5', 'HTTPie/3.2.4']) await Api.logIn(server, student, program)

  const path = '**/api/users/me/sessions'
  const mend = await fail(page, 'GET', path, FAILURE)
  await page.reload()
  await sessions.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await mend()
  const release = await hold(page, 'GET', path)
  await button(sessions, 'Try again').click()
  await sessions.getByText('Loading…').waitFor()
  release()
  await sessions.getByRole('listitem').filter({ hasText: 'This device' }).waitFor()

  await button(sessions, 'Log out curl').click()
  await gone(sessions.getByText('curl'))
  await focused(page, page.getByRole('heading', { name: 'Where you are logged in' }))
  const recover = await fail(page, 'DELETE', `${path}/*`, FAILURE)
  await button(sessions, 'Log out Wget').click()
  await sessions.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await sessions.getByText('Wget').waitFor()
  await recover()
  await button(sessions, 'Log out the others').click()
  await gone(sessions.getByText('Wget'))
  await gone(sessions.getByText('HTTPie'))
  assert.equal(await sessions.getByRole('listitem').count(), 1)
  assert.equal(await button(sessions, 'Log out the others').count(), 0)
})

flow('an API token is made, copied, used and deleted', { permissions: ['clipboard-read', 'clipboard-write'] }, async (it) => {
  const { page, server } = it
  const { tokens } = await openSettings(it)
  await tokens.getByText('No program has one yet.').waitFor()
  await button(tokens, 'Make a token').click()
  await focused(page, invalid(page, tokens, 'What is it for?'))
  await field(tokens, 'What is it for?').fill('Calendar')
  await button(tokens, 'Make a token').click()

  const secret = tokens.getByRole('textbox', { name: 'Secret' })
  await focused(page, secret)
  await button(tokens, 'Copy').click()
  await tokens.getByText('Copied').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(copied, await secret.inputValue())
  const authorization = `Bearer ${copied}`
  const ask = async (init) => (await fetch(`${server.origin}/api/goals`, { headers: { authorization }, ...init })).status
  assert.equal(await ask({}), 200)

  await button(tokens, 'Done').click()
  await gone(secret)
  await page.reload()
  await tokens.getByText('Only look').first().waitFor()
  assert.ok(!(await page.content()).includes(copied))

  const remove = button(tokens, 'Delete Calendar')
  await remove.click()
  const dialog = page.getByRole('dialog', { name: 'Delete the token “Calendar”?' })
  await button(dialog, 'Cancel').click()
  await focused(page, remove)
  await remove.click()
  await button(dialog, 'Delete').click()
  await tokens.getByText('No program has one yet.').waitFor()
  assert.equal(await ask({}), 401)
})
