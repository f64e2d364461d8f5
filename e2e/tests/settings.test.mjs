// What a student changes about themselves, in every state of each form.

import assert from 'node:assert/strict'

import { newStudent, PASSWORD } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { mailedLink } from '../harness/mail.mjs'
import { product } from '../harness/product.mjs'
import { button, field, invalid, openSettings } from '../harness/settings.mjs'

const { flow } = product()
const NEW_PASSWORD = 'harbour-violin-29'
const NO_CONNECTION = 'Connection failed. Check your internet.'
const AWAY = ['ERR_CONNECTION_REFUSED', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET']

flow('a visitor is sent to log in, and then to the settings', {}, async ({ page, app }) => {
  const student = await app.signUp()
  await app.logOut(student)
  await page.goto('/settings')
  await page.waitForURL('**/login?next=*')
  await app.logIn(student)
  await page.waitForURL('**/settings')
})

flow('the profile: wrong, saving, failed, saved, and the same after a reload', { provokes: ['500'] }, async (it) => {
  const { page, app } = it
  const { profile } = await openSettings(it)
  const save = button(profile, 'Save profile')
  await field(profile, 'Name').fill(' ')
  await save.click()
  await focused(page, invalid(page, profile, 'Name'))

  await field(profile, 'Name').fill('Asha Rao')
  await field(profile, 'Time zone').selectOption('Pacific/Kiritimati')
  await field(profile, 'Your day begins at').selectOption('4')
  await profile.getByText('there now').waitFor()
  const mend = await fail(page, 'PATCH', '**/api/users/me', FAILURE)
  await save.click()
  await profile.getByRole('alert').getByText(FAILURE.detail).waitFor()
  assert.equal(await field(profile, 'Name').inputValue(), 'Asha Rao')
  await mend()

  const release = await hold(page, 'PATCH', '**/api/users/me')
  await save.click()
  await profile.getByRole('button', { name: 'Saving…', disabled: true }).waitFor()
  release()
  await profile.getByRole('status').getByText('Saved').waitFor()
  await app.accountMenu({ name: 'Asha Rao' }).waitFor()

  await page.reload()
  await field(profile, 'Name').waitFor()
  assert.equal(await field(profile, 'Name').inputValue(), 'Asha Rao')
  assert.equal(await field(profile, 'Time zone').inputValue(), 'Pacific/Kiritimati')
  assert.equal(await field(profile, 'Your day begins at').inputValue(), '4')
})

flow('a saved form that is changed again is not called saved', {}, async (it) => {
  const { profile } = await openSettings(it)
  await button(profile, 'Save profile').click()
  await profile.getByText('Saved').waitFor()
  await field(profile, 'Name').fill('Somebody else')
  await gone(profile.getByText('Saved'))
})

flow('a time zone is called as it is today', { locale: 'en-US', timezoneId: 'Asia/Kolkata' }, async (it) => {
  const { profile } = await openSettings(it, await it.app.signUpByForm())
  // Browsers go on saying Calcutta.
  assert.equal(await field(profile, 'Time zone').inputValue(), 'Asia/Kolkata')
  await field(profile, 'Time zone').selectOption('Asia/Kathmandu')
  await profile.getByText(/^It is [1-9][0-9]?:[0-9]{2}.[AP]M there now/).waitFor()
})

flow('a new time zone is that of today', { timezoneId: 'UTC' }, async (it) => {
  const { page } = it
  const { profile } = await openSettings(it)
  const dayIn = (zone) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: zone }).format()
  // Never the same day, since they are 25 hours apart.
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    await page.goto('/settings')
    await field(profile, 'Time zone').selectOption(zone)
    await button(profile, 'Save profile').click()
    await profile.getByText('Saved').waitFor()
    await page.getByRole('link', { name: 'StudentOS' }).click()
    await page.getByRole('heading', { level: 1, name: dayIn(zone) }).waitFor()
  }
})

flow('an e-mail: unconfirmed, confirmed, and another one', { provokes: ['403', '409'] }, async (it) => {
  const { page, app, server } = it
  const { student, email } = await openSettings(it)
  await email.getByText('Not confirmed yet').waitFor()
  await page.goto(await mailedLink(server, student.email, 'verify'))
  await page.getByRole('heading', { name: 'Your e-mail is confirmed' }).waitFor()
  await page.goto('/settings')
  await email.getByText('Confirmed', { exact: true }).waitFor()

  const change = async (address, password) => {
    await field(email, 'New e-mail').fill(address)
    await field(email, 'Current password').fill(password)
    await button(email, 'Change e-mail').click()
  }
  const next = newStudent().email
  await change(next, 'not-the-password')
  await focused(page, invalid(page, email, 'Current password'))
  await email.getByText('The current password is wrong.').waitFor()
  assert.equal(await field(email, 'New e-mail').inputValue(), next)

  const other = newStudent()
  await Api.signUp(server, other)
  await change(other.email, PASSWORD)
  await email.getByRole('alert').waitFor()

  await change(next, PASSWORD)
  await email.getByText('Not confirmed yet').waitFor()
  await email.getByText(next).waitFor()
  assert.equal(await field(email, 'Current password').inputValue(), '')
  await mailedLink(server, next, 'verify')
  await page.goto('/')
  await app.logOut(student)
  await app.logIn({ ...student, email: next })
  await app.addField.waitFor()
})

flow('the mail to an e-mail that is not confirmed is sent again', { provokes: ['403'] }, async (it) => {
  const { page, server } = it
  const { student, email } = await openSettings(it)
  const first = await mailedLink(server, student.email, 'verify')
  await email.getByText('Nothing there?').click()
  const send = async (password) => {
    await field(email, 'Password').fill(password)
    await button(email, 'Send the mail again').click()
  }
  await send('not-the-password')
  await focused(page, invalid(page, email, 'Password'))
  await send(PASSWORD)
  await email.getByRole('status').getByText('Sent').waitFor()
  assert.equal(await field(email, 'Password').inputValue(), '')
  await mailedLink(server, student.email, 'verify', first)

  // It is changed where this page does not hear of it, and changed back by nobody.
  const other = newStudent().email
  const api = await Api.logIn(server, student)
  await api.send('PATCH', '/api/users/me', { email: other, current_password: PASSWORD })
  const third = await mailedLink(server, other, 'verify')
  await send(PASSWORD)
  await email.getByRole('status').getByText(`Sent to ${other}`).waitFor()
  await email.getByText(other, { exact: true }).waitFor()
  await page.goto(await mailedLink(server, other, 'verify', third))
  await page.getByRole('heading', { name: 'Your e-mail is confirmed' }).waitFor()
  await page.goto('/settings')
  await email.getByText('Confirmed', { exact: true }).waitFor()
  await gone(email.getByText('Nothing there?'))
})

flow('who asks for a mail again hears that the address was changed elsewhere meanwhile', { provokes: ['412'] }, async (it) => {
  const { page, server } = it
  const { student, email } = await openSettings(it)
  const other = newStudent().email
  const api = await Api.logIn(server, student)
  await page.route('**/api/users/me', async (route) => {
    if (route.request().method() === 'PATCH') {
      await api.send('PATCH', '/api/users/me', { email: other, current_password: PASSWORD })
    }
    await route.fallback()
  })
  await email.getByText('Nothing there?').click()
  await field(email, 'Password').fill(PASSWORD)
  await button(email, 'Send the mail again').click()
  await email.getByRole('alert').getByText('changed').waitFor()
  assert.equal(await field(email, 'Password').inputValue(), PASSWORD)
  await page.unrouteAll()
  await button(email, 'Send the mail again').click()
  await email.getByRole('status').getByText(`Sent to ${other}`).waitFor()
})

flow('a new password ends every other session', { provokes: ['400', '403'] }, async (it) => {
  const { page, app, server } = it
  const { student, password, sessions } = await openSettings(it)
  await Api.logIn(server, student, 'curl/8.5.0')
  await page.reload()
  await sessions.getByText('curl').waitFor()

  const change = async (current, next) => {
    await field(password, 'Current password').fill(current)
    await field(password, 'New password').fill(next)
    await button(password, 'Change password').click()
  }
  await change('not-the-password', NEW_PASSWORD)
  await focused(page, invalid(page, password, 'Current password'))
  await change(PASSWORD, 'password1')
  await focused(page, invalid(page, password, 'New password'))
  await change(PASSWORD, NEW_PASSWORD)
  await password.getByText('Changed, and logged out everywhere else').waitFor()
  await gone(sessions.getByText('curl'))

  await page.goto('/')
  await app.logOut(student)
  await app.logIn({ ...student, password: NEW_PASSWORD })
  await app.addField.waitFor()
})

flow('an account is deleted by its password alone', { provokes: ['401', '403'] }, async (it) => {
  const { page, app } = it
  const { student, end } = await openSettings(it)
  await end.getByText('Nobody can bring them back').waitFor()
  await field(end, 'Password').fill('not-the-password')
  await button(end, 'Delete my account').click()
  await focused(page, invalid(page, end, 'Password'))
  await field(end, 'Password').fill(PASSWORD)
  await button(end, 'Delete my account').click()
  await page.waitForURL('**/login')
  await page.getByText('Your account is deleted, and all that was in it.').waitFor()
  await app.logIn(student)
  await app.alert.waitFor()
})

flow('no server: what was typed stays, and is saved when it is back', { provokes: AWAY }, async (it) => {
  const { server } = it
  const { profile } = await openSettings(it)
  await field(profile, 'Name').fill('Asha Rao')
  await server.stop()
  try {
    await button(profile, 'Save profile').click()
    await profile.getByRole('alert').getByText(NO_CONNECTION).waitFor()
  } finally {
    await server.resume()
  }
  assert.equal(await field(profile, 'Name').inputValue(), 'Asha Rao')
  await button(profile, 'Save profile').click()
  await profile.getByText('Saved').waitFor()
})

flow('a session that ends in the settings is told once and resumed there', { provokes: ['401'] }, async (it) => {
  const { page, app, server } = it
  const { student, profile, sessions, tokens } = await openSettings(it)
  // Nothing else is to tell the page before its next answer does.
  await hold(page, 'GET', '**/api/events')
  const asked = page.waitForRequest('**/api/users/me/sessions')
  await page.reload()
  const { authorization } = (await asked).headers()
  // Whatever is still on its way would be told as well.
  await sessions.getByText('This device').waitFor()
  await tokens.getByText('No program has one yet.').waitFor()
  await new Api(server, { authorization }).send('POST', '/api/auth/logout')
  await button(profile, 'Save profile').click()
  await page.waitForURL('**/login?next=*')
  await page.getByText('Session expired').waitFor()
  await app.logIn(student)
  await page.waitForURL('**/settings')
})
