// From day to day: each has its own goals and its own address.

import assert from 'node:assert/strict'

import { hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

flow('each day has its own goals, its own address, and a way back', {}, async ({ page, app }) => {
  const link = (name) => page.getByRole('link', { name, exact: true })
  await app.signUp()
  const [yesterday, tomorrow] = [await app.day(-1), await app.day(1)]
  await app.add(READ)

  await link('Next day').click()
  await page.waitForURL(`**/day/${tomorrow}`)
  await gone(app.goal(READ).item)
  await app.add(ESSAY)

  await link('Today').click()
  await page.waitForURL((url) => url.pathname === '/')
  await app.goal(READ).item.waitFor()
  await gone(app.goal(ESSAY).item)

  await link('Previous day').click()
  await page.waitForURL(`**/day/${yesterday}`)
  await gone(app.goal(READ).item)

  await page.goBack()
  await app.goal(READ).item.waitFor()
  await page.goto(`/day/${tomorrow}`)
  await app.goal(ESSAY).item.waitFor()
})

flow('what was left undone yesterday comes over by one button, what was done stays', {}, async ({ page, app }) => {
  await app.signUp()
  await page.getByRole('link', { name: 'Previous day', exact: true }).click()
  await app.add(READ, ESSAY)
  const saved = app.answered('PATCH')
  await app.goal(ESSAY).box.check()
  await saved
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: 'Carry over' }).click()
  await app.goal(READ).item.waitFor()
  await gone(app.goal(ESSAY).item)
  await gone(page.getByRole('button', { name: 'Carry over' }))
})

flow('an address that is no day and one that is nothing are not found', {}, async ({ page, app }) => {
  await app.signUp()
  for (const path of ['/day/2026-02-30', '/nowhere']) {
    await page.goto(path)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  }
})

flow('from day to day the heading says where one is and the arrow keys go on', {}, async ({ page, app }) => {
  await app.signUp()
  await focused(page, app.addField)
  await page.getByRole('link', { name: 'Next day', exact: true }).click()
  await focused(page, page.getByRole('heading', { level: 1 }))
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(`**/day/${await app.day(2)}`)
  await focused(page, page.getByRole('heading', { level: 1 }))
})

flow('a day has its name before the app is there', {}, async ({ page, app }) => {
  await app.signUp()
  const name = await page.locator('h1').textContent()
  const release = await hold(page, 'GET', '**/*.wasm')
  for (const address of ['/', `/day/${await app.day()}`]) {
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('.early h1').waitFor()
    assert.equal(await page.locator('.early h1').textContent(), name)
  }
  release()
  await app.addField.waitFor()
})
