// A page of another origin uses the API as far as CORS_ORIGINS and the browser let it: docs/frontend.md.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { newStudent } from '../harness/account.mjs'
import { Api } from '../harness/api.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { launch, Visitor } from '../harness/browser.mjs'
import { Pages } from '../harness/pages.mjs'
import { Server } from '../harness/server.mjs'

const PAGE = fileURLToPath(new URL('../other-origin', import.meta.url))
/** Where the page looks for the API until it is told otherwise. */
const API = 'http://127.0.0.1:8000'
const NOON = new Date('2026-03-06T12:00:00Z')
const READ = 'Read chapter 4'

/** A server that names some of the page's origins, one that names none, and for each the page that asks it. */
const open = {}
const closed = {}
let browser

before(async () => {
  browser = await launch()
  for (const place of [open, closed]) {
    place.pages = await Pages.of(PAGE, (text) => text.replaceAll(API, place.server.origin))
  }
  const { pages } = open
  const named = [pages.origin(), pages.origin('localhost'), pages.origin('planner.localhost')]
  named.push(pages.origin('secure.localhost').replace('http:', 'https:'))
  open.server = await Server.start({ CORS_ORIGINS: named.join(',') })
  closed.server = await Server.start()
})

after(async () => {
  await browser?.close()
  for (const { pages, server } of [open, closed]) {
    await pages?.close()
    await server?.remove()
  }
})

/** Somebody who has planned to read today. */
async function studentOf(server) {
  const student = newStudent()
  const api = await Api.signUp(server, student)
  await api.goal(READ, '2026-03-06')
  return student
}

/** A new visitor of the page at this origin. */
async function visit({ server }, origin) {
  const visitor = await Visitor.arrive(browser, origin, { provokes: ['401'], talksTo: [server.origin] })
  await visitor.page.clock.setFixedTime(NOON)
  await visitor.page.goto('/')
  return visitor
}

async function logIn(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

function goal(page, checked) {
  return page.getByRole('checkbox', { name: READ, checked })
}

test('a page that is named logs in, ticks, is signed in after a reload, and logs out', async () => {
  const student = await studentOf(open.server)
  const visitor = await visit(open, open.pages.origin())
  const { page } = visitor

  await logIn(page, student)
  await goal(page, false).click()
  await goal(page, true).waitFor()
  await assertAccessible(page, 'the day')
  await page.reload()
  await goal(page, true).waitFor()

  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByLabel('E-mail').waitFor()
  await page.reload()
  await page.getByLabel('E-mail').waitFor()
  await assertAccessible(page, 'the form')

  await visitor.leave()
  assert.deepEqual(visitor.problems, [], 'the browser complained')
})

test('a page that is named and of another site is signed out by a reload', async () => {
  const student = await studentOf(open.server)
  const visitor = await visit(open, open.pages.origin('localhost'))
  const { page } = visitor
  await logIn(page, student)
  await goal(page, false).waitFor()
  await page.reload()
  await page.getByLabel('E-mail').waitFor()
  await visitor.leave()
  assert.deepEqual(visitor.problems, [], 'the browser complained')
})

const SANDBOX = { 'Content-Security-Policy': 'sandbox allow-scripts allow-forms' }
const refused = [
  ['of a server that names none', closed, '127.0.0.1'],
  ['that is not named', open, 'elsewhere.localhost'],
  ['that ends like one that is named', open, 'my-planner.localhost'],
  ['that begins like one that is named', open, 'planner.localhost.localhost'],
  ['that is named with https and comes by http', open, 'secure.localhost'],
  ['that is named and whose origin is null', open, 'planner.localhost', SANDBOX],
]

for (const [what, place, host, headers = {}] of refused) {
  test(`a page ${what} is refused, and says so`, async () => {
    const student = await studentOf(place.server)
    const origin = place.pages.origin(host)
    place.pages.headers = headers
    const visitor = await visit(place, origin)
    const { page } = visitor
    const trouble = page.getByRole('alert').getByText(`No answer from ${place.server.origin}.`)
    await trouble.waitFor()

    const tried = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/auth/login'))
    await logIn(page, student)
    await tried
    await trouble.waitFor()
    assert.equal(await page.getByRole('checkbox').count(), 0)

    await visitor.leave()
    for (const path of ['/api/auth/refresh', '/api/auth/login']) {
      const from = headers === SANDBOX ? 'null' : origin
      const blocked = `'${place.server.origin}${path}' from origin '${from}' has been blocked by CORS policy`
      assert.ok(visitor.problems.some((it) => it.includes(blocked)), `${blocked}: ${visitor.problems.join('\n')}`)
    }
  })
}
