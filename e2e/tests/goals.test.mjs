// A student's day: sign up, plan, tick, rename, delete, come back and find it so.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { Api } from '../harness/api.mjs'
import { focused, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'
import { sent } from '../harness/stored.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'
const NOTES = 'Review lecture notes'

flow('a day is planned, changed, and is the same after a reload and a new login', {}, async ({ page, app }) => {
  const student = await app.signUp()
  await app.add(READ, ESSAY, NOTES)

  await app.goal(READ).box.check()
  await app.rename(ESSAY, 'Write the essay')
  await app.goal('Write the essay').item.waitFor()
  // Changes travel one after the other, so the last one's answer is everyone's.
  const saved = app.answered('DELETE')
  await app.goal(NOTES).delete.click()
  await gone(app.goal(NOTES).item)

  const isSo = async () => {
    await app.goal(READ).ticked.waitFor()
    await app.goal('Write the essay').open.waitFor()
    await gone(app.goal(NOTES).item)
  }
  await isSo()
  await saved
  await sent(page)
  await page.reload()
  await isSo()

  await app.logOut(student)
  await app.logIn(student)
  await isSo()
})

flow('a deleted goal comes back by Undo, and stays', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  await app.goal(READ).delete.click()
  await gone(app.goal(READ).item)
  const restored = app.answered('POST', '/restore')
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await app.goal(READ).item.waitFor()
  await restored
  await page.reload()
  await app.goal(READ).item.waitFor()
})

flow('renaming begins in a focused field and Escape leaves the title as it was', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  await app.goal(READ).edit.click()
  await focused(page, app.titleField)
  await app.titleField.fill('Something else')
  await app.titleField.press('Escape')
  await app.goal(READ).item.waitFor()
})

flow('a title that is too long is there when its field was left, and so is why', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  const long = 'Read '.repeat(50).trim()
  await app.goal(READ).edit.click()
  await app.titleField.fill(long)
  await app.addField.focus()
  await page.getByText('Must be 1 to 200 characters.').waitFor()
  assert.equal(await app.titleField.inputValue(), long)
  await app.titleField.fill('')
  await app.addField.focus()
  await app.goal(READ).item.waitFor()
})

flow('the same goal twice on one day leaves one, and the field says why', { provokes: ['409'] }, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.add(READ)
  await app.addField.fill(READ)
  await app.addField.press('Enter')
  await page.locator('form').getByRole('alert').getByText('You have a goal with this title').waitFor()
  assert.equal(await app.alert.count(), 1)
  assert.equal(await app.addField.inputValue(), READ)
  // It says so once, however it goes on.
  await app.addField.fill('')
  await gone(app.alert)
  await app.addField.press('Enter')
  await page.getByText('Must be 1 to 200 characters.').waitFor()
  assert.equal(await app.alert.count(), 1)
  await app.goal(READ).item.waitFor()
})

flow('what is wrong with an empty line is said until the field is left', {}, async ({ page, app }) => {
  await app.signUp()
  const wrong = page.getByText('Must be 1 to 200 characters.')
  await app.addField.press('Enter')
  await wrong.waitFor()
  await focused(page, app.addField)
  await page.keyboard.press('Escape')
  await gone(wrong)
})

flow('a day that has no goals says what to do first', {}, async ({ page, app }) => {
  await app.signUp()
  await focused(page, app.addField)
  await page.getByText('A fresh page').waitFor()
})

flow('a goal is carried to another place by its grip, and stays there', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add('Read chapter 4', 'Outline the essay', 'Buy bread')
  const grip = await app.goal('Read chapter 4').item.locator('.grip').boundingBox()
  const last = await app.goal('Buy bread').item.boundingBox()
  const saved = app.answered('PATCH')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(last.x + last.width / 2, last.y + last.height - 4, { steps: 5 })
  await page.mouse.up()
  await saved
  await page.reload()
  await page.getByRole('listitem').nth(2).and(app.goal('Read chapter 4').item).waitFor()
})

flow('a goal that is held at the edge of the screen has the page scroll on', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  const titles = Array.from({ length: 30 }, (_, nth) => `Chapter ${nth + 1}`)
  for (const title of titles) await api.goal(title, await app.day())
  await page.goto('/')
  const [first, last] = [titles[0], titles[29]].map((title) => app.goal(title).item)
  const grip = await first.locator('.grip').boundingBox()
  const [x, bottom] = [grip.x + grip.width / 2, page.viewportSize().height - 20]
  const saved = app.answered('PATCH')
  await page.mouse.move(x, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(x, bottom, { steps: 5 })
  // Where the page ends nothing moves any more.
  await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1)
  const end = await last.boundingBox()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height - 4, { steps: 3 })
  await page.mouse.up()
  await saved
  await page.reload()
  await page.getByRole('listitem').nth(29).and(first).waitFor()
})

flow('what is typed is understood before it is saved: a day, and a rhythm', {}, async ({ page, app }) => {
  await app.signUp()
  await app.addField.fill('Call grandma tomorrow')
  await page.locator('form').getByText(/^tomorrow, /i).waitFor()
  const added = app.answered('POST')
  await app.addField.press('Enter')
  assert.equal((await added).status(), 201)
  await page.getByRole('link', { name: 'Next day' }).click()
  await app.goal('Call grandma').item.waitFor()

  await app.addField.fill('Stretch every day')
  await page.locator('form').getByText('Every day').waitFor()
  await app.addField.press('Enter')
  await app.goal('Stretch').item.waitFor()
  await page.getByRole('link', { name: 'Next day' }).click()
  await app.goal('Stretch').item.waitFor()
})

flow('what is added below the end of the screen is told of', { viewport: { width: 390, height: 600 } }, async ({ page, app }) => {
  await app.signUp()
  await app.add('Read')
  const news = (title) => page.getByText(`${title}: planned for `)
  assert.equal(await news('Read').count(), 0)
  await app.add(...['Run', 'Write', 'Draw', 'Cook', 'Call'].map((title) => `${title} one`), 'Sleep')
  await news('Sleep').waitFor()
})

flow('what is half typed is there after a reload and other pages, until it is added', {}, async ({ page, app }) => {
  await app.signUp()
  const meaning = page.locator('form').getByText(/^tomorrow, /i)
  const isThere = async () => {
    await meaning.waitFor()
    assert.equal(await app.addField.inputValue(), 'Call grandma tomorrow')
  }
  await app.addField.fill('Call grandma tomorrow')
  await meaning.waitFor()
  await page.reload()
  await isThere()
  await page.goto('/tasks')
  assert.equal(await page.getByRole('textbox', { name: 'Add a task' }).inputValue(), '')
  await page.getByRole('link', { name: 'StudentOS' }).click()
  await isThere()
  await app.addField.press('Enter')
  await page.reload()
  await app.addField.waitFor()
  assert.equal(await app.addField.inputValue(), '')
})

flow('on a phone the last goal that goes brings up no keyboard', { hasTouch: true, isMobile: true }, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ)
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  await app.goal(READ).delete.click()
  await focused(page, page.getByRole('heading', { level: 1 }))
})

flow('steps and notes belong to a goal, and notes that somebody else changes meanwhile are shown', {}, async (it) => {
  const { page, context, app } = it
  await app.signUp()
  await app.add(READ)
  const notes = async (page) => {
    await page.getByRole('button', { name: `More about ${READ}` }).click()
    await page.getByRole('button', { name: 'Add notes' }).click()
    return page.getByRole('textbox', { name: `Notes on ${READ}` })
  }
  const here = await notes(page)
  const other = await context.newPage()
  await other.goto('/')
  const there = await notes(other)
  await here.fill('Pages **40 to 62**')
  await there.fill('From the other page')
  const saved = app.answered('PATCH')
  await page.getByRole('button', { name: 'Save' }).click()
  await saved
  await page.locator('strong').getByText('40 to 62').waitFor()

  await other.getByText('This was changed meanwhile').waitFor()
  await other.getByText('Pages **40 to 62**').waitFor()
  assert.equal(await there.inputValue(), 'From the other page')
  await other.getByRole('button', { name: 'Cancel' }).click()
  await other.locator('strong').getByText('40 to 62').waitFor()
})

flow('notes that another device changed after one began are shown after a reload, too', {}, async ({ page, app, server }) => {
  const student = await app.signUp()
  await app.add(READ)
  const field = page.getByRole('textbox', { name: `Notes on ${READ}` })
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  await page.getByRole('button', { name: 'Add notes' }).click()
  await field.fill('Pages 40 to 62')
  const api = await Api.logIn(server, student)
  const [{ id }] = await api.send('GET', '/api/goals')
  await api.send('PATCH', `/api/goals/${id}`, { notes: 'Pages 70 to 80' })
  await page.reload()
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  await page.getByText('This was changed meanwhile').waitFor()
  await page.getByText('Pages 70 to 80').waitFor()
  assert.equal(await field.inputValue(), 'Pages 40 to 62')
})

flow('notes that were begun stay until they are saved or cancelled, wherever one goes', {}, async ({ page, app }) => {
  const link = (name) => page.getByRole('link', { name, exact: true })
  const button = (name) => page.getByRole('button', { name, exact: true })
  const more = button(`More about ${READ}`)
  const field = page.getByRole('textbox', { name: `Notes on ${READ}` })
  const begun = async (text) => {
    await field.waitFor()
    assert.equal(await field.inputValue(), text)
  }
  await app.signUp()
  await app.add(READ)
  await more.click()
  await button('Add notes').click()
  await field.fill('Pages 40')
  await field.press('Escape')
  await focused(page, button('Add notes'))
  await page.keyboard.press('Enter')
  await focused(page, field)
  await begun('Pages 40')

  await link('Next day').click()
  await gone(app.goal(READ).item)
  await link('Today').click()
  await more.click()
  await begun('Pages 40')
  await page.reload()
  await more.click()
  await begun('Pages 40')
  await focused(page, more)

  await field.fill('Pages **40 to 62**')
  const saved = app.answered('PATCH')
  await field.press('Control+Enter')
  await saved
  await button('Edit notes').click()
  await field.fill('No notes')
  await button('Cancel').click()
  await page.reload()
  await more.click()
  await page.locator('strong').getByText('40 to 62').waitFor()
  await gone(field)
})
