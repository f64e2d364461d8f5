// The app opens without a connection, and a new version takes the place of the old one without breaking an open page.

import assert from 'node:assert/strict'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { fail, FAILURE } from '../harness/answers.mjs'
import { launch, Visitor } from '../harness/browser.mjs'
import { Pages } from '../harness/pages.mjs'
import { product } from '../harness/product.mjs'
import { kept } from '../harness/stored.mjs'

const { flow } = product()
const WORKER = fileURLToPath(new URL('../../crates/web/public/sw.js', import.meta.url))
const NAMES = fileURLToPath(new URL('../../crates/web/hashed_names.txt', import.meta.url))

test('the worker sees a hash in a name where the server and the build see one', async () => {
  const [, pattern] = (await readFile(WORKER, 'utf8')).match(/^const HASHED = \/(.+)\/$/m)
  const [, names] = (await readFile(NAMES, 'utf8')).split('hashed:')
  const seen = names.split('not:').map((list) => list.trim().split(/\s+/).map((name) => new RegExp(pattern).test(`/${name}`)))
  assert.deepEqual(seen.map((list) => [...new Set(list)]), [[true], [false]])
})

flow('what was visited once opens without a connection, at every address', {
  provokes: ['ERR_INTERNET_DISCONNECTED'],
}, async ({ page, context, app }) => {
  await app.signUp()
  await kept(page)
  await context.setOffline(true)
  for (const path of ['/', '/settings', '/day/2026-03-06']) {
    await page.goto(path)
    await page.getByRole('banner').getByText('StudentOS').waitFor()
    await page.getByText('Connection failed. Check your internet.').first().waitFor()
  }
  await context.setOffline(false)
  await page.goto('/')
  await app.addField.waitFor()
})

flow('a page that the server fails at is the one that is kept', { provokes: ['502'] }, async ({ page, context }) => {
  await page.goto('/login')
  await kept(page)
  let failures = 0
  await context.route('**/signup', (route) => {
    failures += 1
    return route.fulfill({ status: 502, body: 'Bad gateway' })
  })
  await page.goto('/signup')
  await page.getByRole('button', { name: 'Sign up' }).waitFor()
  assert.equal(failures, 1)
})

flow('data comes from the server alone', { provokes: ['500'] }, async ({ page, app }) => {
  await app.signUp()
  await kept(page)
  await page.reload()
  await fail(page, 'POST', '**/api/goals', FAILURE)
  await app.tryToAdd('Read')
  await app.alert.getByText(FAILURE.detail).waitFor()
  const names = await page.evaluate(async () => {
    const requests = await (await caches.open('studentos-app')).keys()
    return requests.map(({ url }) => new URL(url).pathname)
  })
  assert.ok(names.includes('/') && names.some((name) => name.endsWith('.wasm')), names.join(' '))
  assert.ok(!names.some((name) => name.startsWith('/api') || name.startsWith('/docs')), names.join(' '))
})

/** A page like the app's, of a version: it is started by one file, and asks for another one when it wants. */
async function deploy(folder, version) {
  const hash = String(version).repeat(16)
  await writeFile(join(folder, 'index.html'),
    `<!doctype html><link rel=icon href=data:,><script src=/app-${hash}.js></script><script type=later src=/later-${hash}.js></script>`)
  await writeFile(join(folder, `app-${hash}.js`),
    `navigator.serviceWorker.register('/sw.js')
     globalThis.version = ${version}
     globalThis.later = async () => (await import('/later-${hash}.js')).version`)
  await writeFile(join(folder, `later-${hash}.js`), `export const version = ${version}`)
  return () => Promise.all(['app', 'later'].map((name) => rm(join(folder, `${name}-${hash}.js`))))
}

test('a new version is there at the next visit, and pages of the old one stay whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studentos-pages-'))
  await copyFile(WORKER, join(folder, 'sw.js'))
  const pages = await Pages.of(folder)
  const browser = await launch()
  const visitor = await Visitor.arrive(browser, pages.origin())
  const { context, page: old } = visitor
  const keeps = (page, version, count) => page.waitForFunction(async ({ name, count }) => {
    const requests = await (await caches.open('studentos-app')).keys()
    return requests.filter(({ url }) => url.includes(name)).length === count
  }, { name: String(version).repeat(16), count })
  try {
    const withdraw = await deploy(folder, 1)
    await old.goto('/')
    await kept(old)
    await keeps(old, 1, 2)
    await withdraw()
    await deploy(folder, 2)

    const recent = await context.newPage()
    await recent.goto('/')
    assert.equal(await recent.evaluate('version'), 2)
    await keeps(recent, 2, 2)
    assert.equal(await old.evaluate('later()'), 1, 'the old page has all that is its')

    await old.close()
    await recent.reload()
    await keeps(recent, 1, 0)
    await context.setOffline(true)
    await recent.reload()
    assert.equal(await recent.evaluate('version'), 2)
    assert.equal(await recent.evaluate('later()'), 2)
  } finally {
    await browser.close()
    await pages.close()
    await rm(folder, { recursive: true })
  }
  assert.deepEqual(visitor.problems, [], 'the browser complained')
})
