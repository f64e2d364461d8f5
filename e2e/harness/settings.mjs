// The settings in the words a person uses, section by section.

import { focused } from './app.mjs'

/** The settings of a new student, or of one who has signed up. */
export async function openSettings({ page, app }, signedUp) {
  const student = signedUp ?? (await app.signUp())
  await app.accountMenu(student).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await focused(page, page.getByRole('heading', { level: 1, name: 'Settings' }))
  const section = (name) => page.getByRole('region', { name, exact: true })
  return {
    student,
    profile: section('Profile'),
    email: section('E-mail'),
    password: section('Password'),
    sessions: section('Where you are logged in'),
    tokens: section('API tokens'),
    data: section('Your data'),
    end: section('Delete my account'),
  }
}

export function button(inside, name) {
  return inside.getByRole('button', { name, exact: true })
}

export function field(inside, label) {
  return inside.getByLabel(label, { exact: true })
}

/** A field that says that it is not as it should be. */
export function invalid(page, inside, label) {
  return field(inside, label).and(page.locator('[aria-invalid=true]'))
}
