// Who looks after the accounts of others: finds them, changes what they may do, and reaches nothing else.

import assert from 'node:assert/strict'

import { newStudent } from '../harness/account.mjs'
import { fail, FAILURE } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'
import { button } from '../harness/settings.mjs'

const { flow } = product()
const asha = () => {
  const student = newStudent()
  return { ...student, name: `Asha ${student.email.slice(0, 8)}` }
}

/** Signs somebody else up, and then opens the accounts as an administrator. */
async function openAccounts({ page, app, server }, student = asha()) {
  await app.signUp(student)
  await app.logOut(student)
  const admin = { ...newStudent(), name: 'Ravi' }
  await app.signUp(admin)
  await app.logOut(admin)
  await server.promote(admin.email)
  await app.logIn(admin)
  await app.accountMenu(admin).click()
  await page.getByRole('link', { name: 'Accounts' }).click()
  await focused(page, page.getByRole('heading', { level: 1, name: 'Accounts' }))
  const row = page.getByRole('listitem').filter({ hasText: student.email })
  const action = (what) => button(row, `${what}: ${student.name}`)
  const confirm = async (what, question) => {
    await action(what).click()
    await button(page.getByRole('dialog', { name: question }), what).click()
  }
  return { student, row, action, confirm, search: page.getByRole('searchbox', { name: 'Name or e-mail' }) }
}

flow('an administrator finds an account, promotes it and takes that back', {}, async (it) => {
  const { student, row, action, confirm, search } = await openAccounts(it)
  await it.page.goto('/admin')
  await focused(it.page, it.page.getByRole('heading', { level: 1, name: 'Accounts' }))
  await search.fill('nobody-is-called-so')
  await it.page.getByText('Nobody is called so').waitFor()
  await search.fill(student.name)
  await row.waitFor()
  assert.equal(await it.page.getByRole('listitem').count(), 1)
  await confirm('Promote', `Make ${student.name} an administrator?`)
  await row.getByText('Administrator', { exact: true }).waitFor()
  await focused(it.page, action('Demote'))
  await confirm('Demote', `Make ${student.name} a user?`)
  await gone(row.getByText('Administrator', { exact: true }))
})

flow('an administrator shuts somebody out, lets them in and deletes them', {}, async (it) => {
  const { page, server } = it
  const { student, row, action, confirm } = await openAccounts(it)
  const { email, password } = student
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ email, password })
  const logIn = async () => (await fetch(`${server.origin}/api/auth/login`, { method: 'POST', headers, body })).status
  await confirm('Shut out', `Shut ${student.name} out?`)
  await action('Let in again').waitFor()
  assert.equal(await logIn(), 401)
  await confirm('Let in again', `Let ${student.name} in again?`)
  await action('Shut out').waitFor()
  assert.equal(await logIn(), 200)
  await confirm('Delete', `Delete ${student.name}?`)
  await gone(row)
  await focused(page, page.getByRole('heading', { level: 1, name: 'Accounts' }))
  assert.equal(await logIn(), 401)
})

flow('what the server refuses is told, and the list stays', { provokes: ['500'] }, async (it) => {
  const { page } = it
  const { student, row, action, confirm } = await openAccounts(it)
  await fail(page, 'PATCH', '**/api/users/*', FAILURE)
  await confirm('Shut out', `Shut ${student.name} out?`)
  await page.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await action('Shut out').waitFor()
  const mend = await fail(page, 'GET', '**/api/users', FAILURE)
  await page.reload()
  await page.getByRole('alert').getByText(FAILURE.detail).waitFor()
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await row.waitFor()
})

flow('who is no administrator finds no such page', {}, async ({ page, app }) => {
  const student = await app.signUp()
  await app.accountMenu(student).click()
  await page.getByRole('link', { name: 'Settings' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Accounts' }).count(), 0)
  for (const path of ['/admin/users', '/admin']) {
    await page.goto(path)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  }
})

flow('the accounts are accessible and fit a phone', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page } = it
  const { row } = await openAccounts(it, { ...asha(), name: 'Donaudampfschifffahrtsgesellschaftskapitän' })
  await row.waitFor()
  await assertAccessible(page, 'the accounts')
  await assertFits(page, 'the accounts')
})
