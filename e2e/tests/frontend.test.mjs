// docs/frontend.md: each of its files is copied, compiled and run against a real server.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'

import { newStudent } from '../harness/account.mjs'
import { launch, Visitor } from '../harness/browser.mjs'
import { Pages } from '../harness/pages.mjs'
import { Project } from '../harness/project.mjs'
import { Server } from '../harness/server.mjs'

const DOCUMENT = new URL('../../docs/frontend.md', import.meta.url)
const PINNED = new URL('../package.json', import.meta.url)
/** Where the document takes the server to be. */
const API = 'http://127.0.0.1:8000'
const DATE = '2026-03-06'
/** What the document says does not compile, and does if nothing is checked. */
const WRONG = `import createClient from 'openapi-fetch'
import type { components, paths } from './schema.js'

const api = createClient<paths>()
// @ts-expect-error
await api.GET('/api/goal')
// @ts-expect-error
await api.POST('/api/goals', { body: { titel: 'Read', date: '${DATE}' } })
// @ts-expect-error
export const isDone = (goal: components['schemas']['Goal']) => goal.done
`
/** A page that finds the packages as a bundler would. */
const INDEX = `<!doctype html>
<link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs" } }</script>
`

let document
let project
let pages
let server

before(async () => {
  document = await readFile(DOCUMENT, 'utf8')
  project = await Project.begin()
  pages = await Pages.of(project.folder)
  server = await Server.start({ CORS_ORIGINS: pages.origin() })
  await project.copy(document.replaceAll(API, server.origin))
})

after(async () => {
  await server?.remove()
  await pages?.close()
  await project?.remove()
})

/** Somebody who has just signed up, logged in by the document's own code. */
async function loggedIn() {
  const { api, logIn } = await project.import('session.js')
  const student = newStudent()
  const signedUp = await api.POST('/api/auth/signup', { body: student })
  assert.equal(signedUp.response.status, 201)
  await logIn(student.email, student.password)
  return student
}

async function planned(title) {
  const { add } = await project.import('add.js')
  return add({ title, date: DATE })
}

test('all code has a file name, and is therefore run', () => {
  const unnamed = project.blocks.filter(({ file }) => !file)
  assert.deepEqual(unnamed.map(({ language }) => language), ['sh'], 'only what installs packages has none')
  assert.match(unnamed[0].text, /npm install/)
})

test('the packages it installs are the ones that are tried here', async () => {
  const { devDependencies } = JSON.parse(await readFile(PINNED, 'utf8'))
  const installed = [...document.matchAll(/([a-z][a-z-]*)@(\d\S*)/g)]
  assert.deepEqual(installed.map(([, name]) => name), ['openapi-fetch', 'typescript', 'openapi-typescript'])
  for (const [, name, version] of installed) assert.equal(version, devDependencies[name], name)
})

test('types are made of the contract, everything compiles, and the first request prints what it says', async () => {
  await project.write('wrong.ts', WRONG)
  await project.run('types.sh')
  const printed = await project.run('first.sh')
  assert.ok(document.includes(`It prints \`${printed.trim()}\`.`), printed)
})

test('what is refused says why, beside the field where it is one', async () => {
  const { Refused, take } = await project.import('refused.js')
  const { api } = await project.import('session.js')
  await loggedIn()
  const refused = (answer) => take(answer).then(assert.fail, (error) => error)

  const invalid = await refused(api.POST('/api/goals', { body: { title: ' ', date: DATE } }))
  assert.ok(invalid instanceof Refused)
  assert.deepEqual([invalid.status, invalid.code, invalid.isPassing], [400, 'invalid_input', false])
  assert.deepEqual(Object.keys(invalid.fields), ['title'])

  await planned('Read')
  const double = await refused(api.POST('/api/goals', { body: { title: 'read', date: DATE } }))
  assert.deepEqual([double.status, double.code, double.fields], [409, 'goal_exists', {}])
  assert.match(double.message, /\.$/, 'a sentence')

  const response = new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'Retry-After': '7' } })
  const foreign = await refused(Promise.resolve({ error: '<h1>Bad Gateway</h1>', response }))
  assert.deepEqual([foreign.code, foreign.isPassing, foreign.retryAfter], [undefined, true, 7])
  const slow = await refused(Promise.resolve({ response: new Response(null, { status: 408 }) }))
  assert.equal(slow.isPassing, true)
})

test('who logs out of a session that has ended already is logged out', async () => {
  const { api, logOut } = await project.import('session.js')
  await loggedIn()
  const elsewhere = await api.POST('/api/auth/logout')
  assert.equal(elsewhere.response.status, 204)
  await logOut()
  const { response } = await api.GET('/api/users/me')
  assert.equal(response.status, 401)
})

test('a list is read over all its pages, each thing once', async () => {
  const { goals } = await project.import('pages.js')
  await loggedIn()
  const titles = ['One', 'Two', 'Three', 'Four', 'Five']
  for (const title of titles) await planned(title)
  const found = []
  for await (const { title } of goals({ date: DATE, limit: 2 })) {
    found.push(title)
    if (found.length > titles.length) break
  }
  assert.deepEqual(found, titles)
})

test('a change is shown at once, and taken back when it is refused', async () => {
  const { edit, read } = await project.import('edit.js')
  await loggedIn()
  const { id } = await planned('Read')
  const shown = []
  const show = ({ goal }) => shown.push(goal.notes)

  await edit(await read(id), { notes: 'Pages 1 to 9' }, show)
  assert.deepEqual(shown.splice(0), ['Pages 1 to 9', 'Pages 1 to 9'])

  await assert.rejects(edit(await read(id), { notes: 'Mine', title: '' }, show), { code: 'invalid_input' })
  assert.deepEqual(shown.splice(0), ['Mine', 'Pages 1 to 9'])
})

test('a text is saved though a step of its goal was ticked meanwhile, and kept when somebody else wrote there', async () => {
  const { Conflict, edit, read } = await project.import('edit.js')
  const { api } = await project.import('session.js')
  await loggedIn()
  const { id } = await planned('Read')
  const shown = []
  const show = ({ goal }) => shown.push(goal.notes)

  const first = await read(id)
  const step = await api.POST('/api/tasks', { body: { title: 'Chapter 4', goal_id: id } })
  assert.equal(step.response.status, 201)
  assert.notEqual((await read(id)).etag, first.etag, 'the tag covers its steps')
  await edit(first, { notes: 'Pages 1 to 9' }, show)
  assert.deepEqual(shown.splice(0), ['Pages 1 to 9', 'Pages 1 to 9'])

  const conflict = await edit(first, { notes: 'Mine' }, show).then(assert.fail, (error) => error)
  assert.ok(conflict instanceof Conflict)
  assert.deepEqual(shown.splice(0), ['Mine'], 'the draft stays')
  assert.equal(conflict.current.goal.notes, 'Pages 1 to 9')
  await edit(conflict.current, { notes: 'Mine' }, show)
  assert.equal((await read(id)).goal.notes, 'Mine')
})

test('what is created when its answer is lost is created once', async (t) => {
  const { goals } = await project.import('pages.js')
  await loggedIn()
  const lost = t.mock.method(globalThis, 'fetch')
  lost.mock.mockImplementationOnce(async (request) => {
    const answer = await fetch(request)
    assert.equal(answer.status, 201)
    throw new TypeError('fetch failed')
  })
  const { id } = await planned('Read')
  const found = []
  for await (const goal of goals()) found.push(goal.id)
  assert.deepEqual(found, [id])
})

test('a script reads with an API token', async () => {
  const { api } = await project.import('session.js')
  await loggedIn()
  await planned('Read')
  const { data } = await api.POST('/api/users/me/tokens', { body: { name: 'Script', scope: 'read' } })
  const { text } = project.blocks.find(({ file }) => file === 'unfinished.sh')
  await project.write('unfinished.sh', text.replace('sos_…', data.data.secret))
  assert.equal(await project.run('unfinished.sh'), `${DATE} Read\n`)
})

test('in a browser, from another origin, session and events go on over a reload and a restart', async () => {
  await project.write('index.html', INDEX)
  const student = await loggedIn()
  const browser = await launch()
  const provokes = ['401', 'ERR_CONNECTION', 'ERR_EMPTY_RESPONSE', 'ERR_INCOMPLETE']
  const visitor = await Visitor.arrive(browser, pages.origin(), { provokes, talksTo: [server.origin] })
  const { page } = visitor
  try {
    const told = (count) => page.waitForFunction((count) => globalThis.told.length >= count, count)
    const refreshes = []
    page.on('request', (request) => request.url().endsWith('/refresh') && refreshes.push(request))

    await page.goto('/')
    await page.evaluate(async ({ email, password }) => (await import('/session.js')).logIn(email, password), student)
    await page.reload()
    const user = await page.evaluate(async () => (await import('/session.js')).resume())
    assert.equal(user.email, student.email)

    const listening = page.waitForResponse('**/api/events')
    await page.evaluate(async () => {
      const { changes } = await import('/changes.js')
      globalThis.told = []
      const listen = async () => {
        const { signal } = new AbortController()
        for await (const { kind, change } of changes(signal)) globalThis.told.push([kind, change.data.title])
      }
      globalThis.ended = listen().catch((error) => error.code)
    })
    await listening
    const { id } = await planned('Read')
    await told(1)
    const { etag } = await page.evaluate(async (id) => (await import('/edit.js')).read(id), id)
    assert.match(etag, /^".+"$/)

    // With another secret no access token is valid any more; the sessions are.
    refreshes.length = 0
    await server.stop()
    await server.resume({ JWT_SECRET: randomUUID() + randomUUID() })
    const { logIn } = await project.import('session.js')
    await logIn(student.email, student.password)
    await planned('Write')
    const answers = await page.evaluate(async () => {
      const { api } = await import('/session.js')
      const calls = Array.from({ length: 8 }, () => api.GET('/api/users/me'))
      return (await Promise.all(calls)).map(({ response }) => response.status)
    })
    assert.deepEqual(answers, Array(8).fill(200))
    await told(2)
    assert.deepEqual(await page.evaluate('told'), [['goal', 'Read'], ['goal', 'Write']])
    assert.equal(refreshes.length, 1)

    await page.evaluate(async () => (await import('/session.js')).logOut())
    assert.deepEqual(await visitor.context.cookies(`${server.origin}/api/auth/refresh`), [])
    assert.equal(await page.evaluate('ended'), 'unauthenticated')
    await page.reload()
    assert.equal(await page.evaluate(async () => (await import('/session.js')).resume()), undefined)
  } finally {
    await browser.close()
  }
  assert.deepEqual(visitor.problems, [], 'the browser complained')
})
