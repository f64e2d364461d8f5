// The languages of the app: the browser's, or the one chosen by hand.

import assert from 'node:assert/strict'

import { newStudent, PASSWORD } from '../harness/account.mjs'
import { FAILURE, fail, hold } from '../harness/answers.mjs'
import { focused } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()

const language = (page) => page.evaluate(() => document.documentElement.lang)

/** What `Intl` makes of today in a locale, as the page shows it. */
const today = (page, locale) =>
  page.evaluate((locale) => {
    const options = { weekday: 'long', day: 'numeric', month: 'long' }
    return new Intl.DateTimeFormat(locale, options).format(new Date())
  }, locale)

/** Makes an account on the Spanish page. */
async function signUp(page, student = newStudent()) {
  await page.goto('/signup')
  await page.getByLabel('Nombre').fill(student.name)
  await page.getByLabel('Correo electrónico').fill(student.email)
  await page.getByLabel('Contraseña').fill(PASSWORD)
  await page.getByRole('button', { name: 'Crear cuenta' }).click()
  await page.getByRole('textbox', { name: 'Añadir una meta' }).waitFor()
  return student
}

flow('who speaks Spanish is spoken to in Spanish', { locale: 'es-ES', provokes: ['500', '401'] }, async (it) => {
  const { page } = it
  await page.goto('/login')
  await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
  assert.equal(await language(page), 'es')
  assert.equal(await page.title(), 'Iniciar sesión · StudentOS')

  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await page.getByText('Rellena este campo.').first().waitFor()
  await page.getByLabel('Correo electrónico').fill('asha')
  await page.getByLabel('Contraseña').fill('not-the-password')
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await page.getByText('Debe ser una dirección de correo como nombre@example.com.').waitFor()
  await page.getByLabel('Correo electrónico').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await page.getByRole('alert').getByText('El correo o la contraseña no es correcta.').waitFor()

  await signUp(page)
  await page.getByRole('heading', { level: 1, name: await today(page, 'es-ES') }).waitFor()
  await page.getByText('hoy', { exact: true }).waitFor()
  await fail(page, 'POST', '**/api/goals', FAILURE)
  await page.getByRole('textbox', { name: 'Añadir una meta' }).fill('Leer')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Algo ha fallado por nuestra parte.').waitFor()
})

flow('a field that the server refuses is told of in Spanish', { locale: 'es-MX', provokes: ['400'] }, async ({ page }) => {
  await page.goto('/signup')
  const { email } = newStudent()
  await page.getByLabel('Nombre').fill('Asha')
  await page.getByLabel('Correo electrónico').fill(email)
  await page.getByLabel('Contraseña').fill('password')
  await page.getByRole('button', { name: 'Crear cuenta' }).click()
  await page.getByText('Es una de las contraseñas más comunes. Elige otra.').waitFor()
})

flow('a language chosen by hand is spoken at once and stays', { locale: 'es-ES' }, async ({ page, app }) => {
  const student = await signUp(page)
  await app.accountMenu(student).click()
  const english = page.getByRole('radio', { name: 'English' })
  await page.getByRole('radio', { name: 'Español', checked: true }).waitFor()
  await english.check()
  await app.addField.waitFor()
  await focused(page, english)
  await page.getByText('Log out').waitFor()
  await page.getByRole('heading', { level: 1, name: await today(page, 'en') }).waitFor()
  assert.equal(await language(page), 'en')
  assert.equal(await page.title(), 'Today · StudentOS')

  await page.reload()
  await app.addField.waitFor()
  assert.equal(await language(page), 'en')
})

flow('a visitor chooses the language, too', { locale: 'de-DE' }, async ({ page }) => {
  await page.goto('/login')
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.getByRole('radio', { name: 'Español' }).check()
  await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
})

flow('the language is known before anything is drawn', { locale: 'es-ES' }, async ({ page }) => {
  const release = await hold(page, 'GET', '**/*.wasm')
  await page.goto('/login', { waitUntil: 'domcontentloaded' })
  assert.equal(await language(page), 'es')
  release()
  await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
})

flow('the pages are accessible in Spanish', { locale: 'es-ES' }, async ({ page, app }) => {
  for (const path of ['/login', '/signup']) {
    await page.goto(path)
    await page.getByRole('button').first().waitFor()
    await assertAccessible(page, path)
  }
  const student = await signUp(page)
  await assertAccessible(page, 'an empty day')
  await app.accountMenu(student).click()
  await page.getByText('Cerrar sesión').waitFor()
  await assertAccessible(page, 'the account menu')
  await page.goto('/settings')
  await page.getByText('Ningún programa tiene una todavía.').waitFor()
  await page.getByText('Este dispositivo', { exact: true }).last().waitFor()
  await assertAccessible(page, 'the settings')
})

flow('320 px are wide enough in Spanish', { locale: 'es-ES', viewport: { width: 320, height: 568 } }, async ({ page }) => {
  for (const path of ['/login', '/signup']) {
    await page.goto(path)
    await page.getByRole('button').first().waitFor()
    await assertFits(page, path)
  }
  const name = 'Donaudampfschifffahrtsgesellschaftskapitän'
  await signUp(page, { ...newStudent(), name })
  await assertFits(page, 'a day')
  const isWhole = (locator) => locator.evaluate((it) => it.scrollWidth <= it.clientWidth)
  const field = page.getByRole('textbox', { name: 'Añadir una meta' })
  // What the field says before anything is typed has the room that it has as text.
  await field.fill(await field.getAttribute('placeholder'))
  assert.ok(await isWhole(field), 'the words of the field are cut')
  await page.getByRole('button', { name }).click()
  assert.ok(await isWhole(page.getByRole('strong').getByText(name)), 'the name is cut')
  await page.goto('/settings')
  await page.getByText('Ningún programa tiene una todavía.').waitFor()
  await assertFits(page, 'the settings')
})
