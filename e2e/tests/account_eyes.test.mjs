// What is seen, heard and done by keys alone on the pages about the account: axe in both themes, and a narrow phone.

import { newStudent, PASSWORD } from '../harness/account.mjs'
import { fail, FAILURE } from '../harness/answers.mjs'
import { focused } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { mailedLink } from '../harness/mail.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän'

/** Goes through every page about mails, and stops at each of its states. */
async function throughMail({ page, server }, student, stop) {
  await page.goto('/forgot')
  await page.getByLabel('E-mail').fill('asha at example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.locator('[aria-invalid=true]').waitFor()
  await stop('a refused address')
  await page.getByLabel('E-mail').fill(student.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await stop('a mail that was sent')
  await page.goto(await mailedLink(server, student.email, 'reset'))
  await page.getByLabel('New password').waitFor()
  await stop('a new password')
  await page.goto('/reset')
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor()
  await stop('a link that is not whole')
  await page.goto(await mailedLink(server, student.email, 'verify'))
  await page.getByRole('heading', { name: 'Your e-mail is confirmed' }).waitFor()
  await stop('a confirmed address')
}

/** Goes through the settings in the same way. */
async function throughSettings({ page }, stop) {
  const mend = await fail(page, 'GET', '**/api/users/me/sessions', FAILURE)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await page.getByText('No program has one yet.').waitFor()
  await stop('the settings, and sessions that do not come')
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('This device', { exact: true }).last().waitFor()
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await stop('a refused password')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await page.getByText('Saved').waitFor()
  await page.getByLabel('What is it for?').fill(LONG)
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByRole('textbox', { name: 'Secret' }).waitFor()
  await stop('a secret')
  await page.getByRole('button', { name: `Delete ${LONG}` }).click()
  await page.getByRole('dialog').waitFor()
  await stop('a question')
}

flow('the pages about the account are accessible', { provokes: ['500'] }, async (it) => {
  const student = await it.app.signUp()
  const stop = (where) => assertAccessible(it.page, where)
  await throughMail(it, student, stop)
  await throughSettings(it, stop)
})

const phone = { viewport: { width: 320, height: 568 }, hasTouch: true, provokes: ['500'] }
flow('320 px are wide enough for the pages about the account', phone, async (it) => {
  const student = await it.app.signUp({ ...newStudent(), name: LONG })
  const stop = (where) => assertFits(it.page, where)
  await throughMail(it, student, stop)
  await throughSettings(it, stop)
})

flow('a token is made and deleted, and then the account, without a mouse', {}, async ({ page, app }) => {
  const student = await app.signUp()
  const press = async (name) => {
    await app.tabTo(page.getByRole('button', { name, exact: true }))
    await page.keyboard.press('Enter')
  }
  await app.tabTo(app.accountMenu(student))
  await page.keyboard.press('Enter')
  await app.tabTo(page.getByRole('link', { name: 'Settings' }))
  await page.keyboard.press('Enter')
  await focused(page, page.getByRole('heading', { level: 1, name: 'Settings' }))
  await page.getByText('No program has one yet.').waitFor()

  await app.tabTo(page.getByLabel('What is it for?'))
  await page.keyboard.type('Calendar')
  await page.keyboard.press('Enter')
  await focused(page, page.getByRole('textbox', { name: 'Secret' }))
  await press('Done')
  await focused(page, page.getByRole('heading', { name: 'API tokens' }))
  await press('Delete Calendar')
  await focused(page, page.getByRole('button', { name: 'Cancel' }))
  await press('Delete')
  await page.getByText('No program has one yet.').waitFor()

  await app.tabTo(page.getByRole('region', { name: 'Delete my account' }).getByLabel('Password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/login')
})
