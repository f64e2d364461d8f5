// Without a connection: what was seen can be read, what is done waits, and nothing is lost or written over.

import assert from 'node:assert/strict'

import { hold } from '../harness/answers.mjs'
import { Api } from '../harness/api.mjs'
import { App, gone } from '../harness/app.mjs'
import { product } from '../harness/product.mjs'
import { emptied, kept, keys, sent, stored } from '../harness/stored.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'
const OFFLINE = { provokes: ['ERR_INTERNET_DISCONNECTED', 'ERR_FAILED'] }

flow('what was seen is there after a reload, and what is done then reaches the server later, once', OFFLINE, async (it) => {
  const { page, context, app } = it
  await app.signUp()
  await app.add(READ)
  await kept(page)
  await stored(page, 'seen/', READ)

  await context.setOffline(true)
  await page.reload()
  await app.goal(READ).open.waitFor()
  await app.goal(READ).box.click()
  await app.tryToAdd(ESSAY)
  await page.getByText('2 waiting').waitFor()
  await stored(page, 'queue/', ESSAY)

  await page.reload()
  await app.goal(READ).ticked.waitFor()
  await app.goal(ESSAY).item.waitFor()
  await page.getByText('2 waiting').waitFor()

  const posts = []
  page.on('request', (request) => request.method() === 'POST' && request.url().endsWith('/api/goals') && posts.push(request))
  const added = app.answered('POST', '/api/goals')
  await context.setOffline(false)
  assert.equal((await added).status(), 201)
  await gone(page.getByText('waiting'))
  await sent(page)
  await page.reload()
  await app.goal(READ).ticked.waitFor()
  assert.equal(await app.goal(ESSAY).item.count(), 1)
  assert.equal(posts.length, 1)
})

flow('what tells of trouble is there before, so that it is heard', OFFLINE, async (it) => {
  const { page, context, app } = it
  await app.signUp()
  await app.add(READ)
  const told = await page.getByRole('main').getByRole('status').first().elementHandle()
  assert.equal(await told.textContent(), '')
  await context.setOffline(true)
  await app.goal(READ).box.click()
  await page.waitForFunction((told) => told.isConnected && told.textContent.includes('Connection failed'), told)
})

flow('a server that takes its time hides nothing that was seen, and has what is done meanwhile later', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.add(READ)
  await stored(page, 'seen/', READ)
  const release = await hold(page, 'POST', '**/api/auth/refresh')
  await page.reload()
  // Long before the app would give up.
  await app.goal(READ).open.waitFor({ timeout: 20_000 })
  await app.goal(READ).box.click()
  await stored(page, 'queue/', 'completed')
  const ticked = app.answered('PATCH')
  release()
  assert.equal((await ticked).status(), 200)
  await page.reload()
  await app.goal(READ).ticked.waitFor()
})

flow('a page of the account waits for a server that takes its time', {}, async ({ page, app }) => {
  const { email } = await app.signUp()
  await stored(page, 'user', email)
  const release = await hold(page, 'POST', '**/api/auth/refresh')
  await page.goto('/insights')
  await page.getByRole('heading', { level: 1, name: 'Insights' }).waitFor()
  release()
  await page.getByText('Plan goals and tick them off').waitFor()
  assert.equal(await app.alert.count(), 0)
})

flow('a page that could not be had is there when the connection is back', OFFLINE, async ({ page, context, app }) => {
  const { email } = await app.signUp()
  await kept(page)
  await stored(page, 'user', email)
  await context.setOffline(true)
  await page.goto('/insights')
  await app.alert.waitFor()
  await context.setOffline(false)
  await page.getByText('Plan goals and tick them off').waitFor()
  assert.equal(await app.alert.count(), 0)
})

flow('what was begun about something new goes on when the server has it, also after a reload', OFFLINE, async (it) => {
  const { page, context, app } = it
  const button = (name) => page.getByRole('button', { name, exact: true })
  const notes = page.getByRole('textbox', { name: `Notes on ${READ}` })
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true })
  await app.signUp()
  await kept(page)
  await context.setOffline(true)
  await app.tryToAdd(READ)
  await button(`More about ${READ}`).click()
  await button('Add notes').click()
  await notes.fill('Pages 40')
  await page.getByRole('textbox', { name: 'Write about the day' }).fill('Went well.')
  await page.keyboard.press('Control+Enter')
  await button('Edit Went well.').click()
  await entry.fill('Went very well.')
  await page.getByText('2 waiting').waitFor()

  await context.setOffline(false)
  await gone(page.getByText('waiting'))
  await sent(page)
  await entry.press('End')
  await entry.pressSequentially(' Really.')
  await page.reload()
  await button(`More about ${READ}`).click()
  await notes.waitFor()
  assert.equal(await notes.inputValue(), 'Pages 40')
  await button('Edit Went well.').click()
  await entry.waitFor()
  assert.equal(await entry.inputValue(), 'Went very well. Really.')
})

flow('an entry that is begun about a goal the server does not have yet stays about it', OFFLINE, async (it) => {
  const { page, context, app } = it
  const text = page.getByRole('textbox', { name: 'Write about the day' })
  const chosen = page.getByRole('combobox', { name: 'Goal' }).locator('option:checked')
  await app.signUp()
  await kept(page)
  await context.setOffline(true)
  await app.tryToAdd(READ)
  await text.fill('Went well.')
  await page.getByRole('combobox', { name: 'Goal' }).selectOption(READ)
  await context.setOffline(false)
  await gone(page.getByText('waiting'))
  await sent(page)
  assert.equal(await chosen.textContent(), READ)
  await page.reload()
  await chosen.filter({ hasText: READ }).waitFor({ state: 'attached' })
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/logs'))
  await text.press('Control+Enter')
  assert.equal((await saved).status(), 201)
  await page.getByRole('list', { name: 'Entries' }).getByText(READ).waitFor()
})

flow('text written here and on another device is shown, and one of them stays', OFFLINE, async ({ page, context, app, server }) => {
  const student = await app.signUp()
  await app.add(READ)
  const api = await Api.logIn(server, student)
  const [goal] = await api.send('GET', '/api/goals')

  await context.setOffline(true)
  await app.rename(READ, 'Read it here')
  await page.getByText('1 waiting').waitFor()
  await api.send('PATCH', `/api/goals/${goal.id}`, { title: 'Read it there' })
  await context.setOffline(false)

  const conflict = page.getByRole('alert').filter({ hasText: 'changed on another device' })
  await conflict.getByText('Read it here').waitFor()
  await conflict.getByText('Read it there').waitFor()
  await app.goal('Read it there').item.waitFor()
  const saved = app.answered('PATCH')
  await conflict.getByRole('button', { name: 'Use mine' }).click()
  assert.equal((await saved).status(), 200)
  await gone(conflict)
  await app.goal('Read it here').item.waitFor()
})

flow('what failed late silences nothing else', { provokes: [...OFFLINE.provokes, '409'] }, async ({ page, context, app, server }) => {
  const student = await app.signUp()
  await app.add(READ, ESSAY)
  const api = await Api.logIn(server, student)
  const [goal] = await api.send('GET', '/api/goals')
  await context.setOffline(true)
  await app.tryToAdd('Buy bread')
  await page.getByText('1 waiting').waitFor()
  await api.goal('Buy bread', goal.date)
  await context.setOffline(false)
  await app.alert.getByText('already').waitFor()
  // That of the other device: the list was read again.
  await app.goal('Buy bread').item.waitFor()
  await app.goal(READ).box.press('Alt+ArrowDown')
  await page.locator('[aria-live]').getByText(`${READ}: 2 of 3`).waitFor()
  await app.alert.getByText('already').waitFor()
})

flow('what a page has left outlives the end of the session of the page that takes it over', {
  provokes: [...OFFLINE.provokes, '401'],
}, async ({ page, context, app, server }) => {
  const student = await app.signUp()
  await app.add(READ)
  await context.setOffline(true)
  await app.tryToAdd(ESSAY)
  await stored(page, 'queue/', ESSAY)
  await page.close()
  await context.setOffline(false)
  const next = new App(await context.newPage())
  // The browser takes its time to say what was left.
  await next.page.addInitScript(() => {
    const { get } = IDBObjectStore.prototype
    const released = new Promise((resolve) => (globalThis.release = resolve))
    IDBObjectStore.prototype.get = function (key) {
      const request = get.call(this, key)
      if (!key.startsWith('queue/')) return request
      const late = {}
      request.onsuccess = () => released.then(() => late.onsuccess((late.result = request.result)))
      return late
    }
  })
  await next.page.goto('/')
  await next.goal(READ).item.waitFor()
  const api = await Api.logIn(server, student)
  const sessions = await api.send('GET', '/api/users/me/sessions')
  for (const { id, current } of sessions) {
    if (!current) await api.send('DELETE', `/api/users/me/sessions/${id}`)
  }
  await next.page.waitForURL('**/login*')
  await next.page.evaluate(() => globalThis.release())
  const added = next.answered('POST', '/api/goals')
  await next.logIn(student)
  assert.equal((await added).status(), 201)
  await next.goal(ESSAY).item.waitFor()
})

flow('who logs out leaves nothing to read behind', OFFLINE, async ({ page, context, app }) => {
  const student = await app.signUp()
  await app.add(READ)
  await kept(page)
  await stored(page, 'seen/', READ)
  await app.logOut(student)
  await emptied(page)
  await context.setOffline(true)
  await page.goto('/')
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  assert.deepEqual(await keys(page), [])
})
