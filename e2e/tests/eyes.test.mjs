// What is seen and heard: axe on every page in both themes, and a narrow phone.

import assert from 'node:assert/strict'

import { Api } from '../harness/api.mjs'
import { gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)

flow('every page is accessible', {}, async (it) => {
  const { page, app } = it
  for (const path of ['/login', '/signup']) {
    await page.goto(path)
    await page.getByRole('button').first().waitFor()
    await assertAccessible(page, path)
  }

  const student = await app.signUp()
  await assertAccessible(page, 'an empty day')
  await app.add('Read chapter 4', 'Outline the essay')
  await app.goal('Read chapter 4').box.check()
  await assertAccessible(page, 'a day')
  await app.goal('Outline the essay').edit.click()
  await app.titleField.waitFor()
  await assertAccessible(page, 'a goal being renamed')
  await page.keyboard.press('Escape')
  await app.goal('Outline the essay').delete.click()
  await app.status.getByRole('button', { name: 'Undo' }).waitFor()
  await assertAccessible(page, 'a toast')
  await app.accountMenu(student).click()
  await page.getByText('Log out').waitFor()
  await assertAccessible(page, 'the account menu')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await assertAccessible(page, 'the list of keys')
  await page.goto('/nowhere')
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await assertAccessible(page, 'a page that is not there')
})

flow('a theme chosen by hand stays chosen', { colorScheme: 'light' }, async ({ page, app }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const student = await app.signUp()
  const light = await background()
  await app.accountMenu(student).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const dark = await background()
  assert.notEqual(dark, light)
  await page.reload()
  await app.addField.waitFor()
  assert.equal(await background(), dark)
})

flow('a form that was refused is accessible', { provokes: ['401'] }, async ({ page, app }) => {
  await page.goto('/login')
  await app.logIn({ email: 'nobody@example.com', password: 'not-the-password' })
  await app.alert.waitFor()
  await assertAccessible(page, 'a refused form')
})

flow('on a very low screen the pages scroll away', { viewport: { width: 360, height: 225 }, hasTouch: true }, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.add('Read chapter 4')
  const top = async () => (await page.getByRole('navigation', { name: 'Pages' }).boundingBox()).y
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const before = await top()
  await page.evaluate(() => scrollTo({ top: 100, behavior: 'instant' }))
  assert.equal(await top(), before - 100)
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360)
})

flow('what has the keyboard is not behind the pages', { viewport: { width: 700, height: 800 } }, async ({ page, app, server }) => {
  const student = await app.signUp()
  const [api, today] = [await Api.logIn(server, student), await app.day()]
  for (let number = 1; number <= 20; number += 1) await api.goal(`Read chapter ${number}`, today)
  await app.goal('Read chapter 20').item.waitFor()
  const covered = () =>
    page.evaluate(() => {
      const [nav, active] = [document.querySelector('[aria-label=Pages]'), document.activeElement]
      const isBehind = active.getBoundingClientRect().bottom > nav.getBoundingClientRect().top && !nav.contains(active)
      return isBehind && (active.getAttribute('aria-label') ?? active.labels[0].textContent)
    })
  for (let title = ''; title !== 'Delete Read chapter 20'; ) {
    await page.keyboard.press('Tab')
    assert.equal(await covered(), false)
    title = await page.evaluate(() => document.activeElement.ariaLabel)
  }
})

flow('320 px are wide enough', { viewport: { width: 320, height: 568 }, hasTouch: true }, async ({ page, app }) => {
  for (const path of ['/login', '/signup']) {
    await page.goto(path)
    await page.getByRole('button').first().waitFor()
    await assertFits(page, path)
  }
  await app.signUp()
  await app.add('Read chapter 4', LONG)
  await assertFits(page, 'a day')
  // A row shows its other tools when it is open.
  await gone(app.goal(LONG).edit)
  await page.getByRole('button', { name: `More about ${LONG}` }).click()
  await assertFits(page, 'an open goal')
  await app.goal(LONG).edit.click()
  await app.titleField.waitFor()
  await assertFits(page, 'a goal being renamed')
  await page.keyboard.press('Escape')
  const inset = (inner, outer) => outer.x + outer.width - (inner.x + inner.width)
  const list = await page.getByRole('list', { name: 'Goals' }).boundingBox()
  await app.goal('Read chapter 4').item.waitFor()
  const more = page.getByRole('button', { name: 'More about Read chapter 4' })
  const before = await more.boundingBox()
  await more.click()
  const after = await more.boundingBox()
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 10, 'a button goes elsewhere when it is pressed')
  await app.goal('Read chapter 4').edit.click()
  const save = await page.getByRole('button', { name: 'Save' }).boundingBox()
  assert.ok(inset(save, list) >= 4, `${inset(save, list)} px beside a button`)
  await app.addField.fill('Run every weekday until 30 September')
  const understood = await page.getByText(/^Every weekday until/).boundingBox()
  const add = await page.getByRole('button', { name: 'Add', exact: true }).boundingBox()
  assert.ok(inset(understood, add) >= 0, 'what was understood reaches out of the field')
})
