// How fast the web app is for who uses it: figures, not limits. `cargo xtask measure` runs it against a release build.

import { newStudent, signUpByApi } from './harness/account.mjs'
import { Api } from './harness/api.mjs'
import { App } from './harness/app.mjs'
import { launch, Visitor } from './harness/browser.mjs'
import { judge } from './harness/lighthouse.mjs'
import { Server } from './harness/server.mjs'

const ROUNDS = 5
/** How often the first list is measured, which takes little and varies much. */
const LISTS = 15
const MANY = 500
const CPU_SLOWDOWN = 4
const NETWORK = { offline: false, latency: 20, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 }

const median = (figures) => figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)]
const show = (what, figures) => {
  const list = figures.map((it) => it.toFixed(0)).join(', ')
  console.log(`${what}: ${median(figures).toFixed(0)} ms (median of ${list})`)
}

const server = await Server.start()
const browser = await launch()
try {
  await firstList()
  for (const slowdown of [1, CPU_SLOWDOWN]) await ticks(slowdown)
  await scrolling()
  await lighthouse()
} finally {
  await browser.close()
  await server.remove()
}

/** A student with so many goals today, and the state of a browser that is signed in. */
async function student(count) {
  const visitor = await Visitor.arrive(browser, server.origin)
  const { api } = await signUpByApi(visitor.page)
  const today = await new App(visitor.page).day()
  for (let nth = 1; nth <= count; nth += 1) await api.goal(`Goal ${nth}`, today)
  return visitor
}

async function slow(page, slowdown) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return session
}

/** From an empty cache to the list of a day on the screen, on a slow phone. */
async function firstList() {
  const { context, page } = await student(10)
  await page.goto('/')
  await page.locator('.goal').first().waitFor()
  let storageState = await context.storageState()
  await context.close()
  const figures = []
  for (let round = 0; round < LISTS; round += 1) {
    const visitor = await Visitor.arrive(browser, server.origin, { storageState, serviceWorkers: 'block' })
    await visitor.page.addInitScript(() => {
      const tell = () => console.debug('list painted', performance.now())
      const look = () => requestAnimationFrame(document.querySelector('.goal') ? tell : look)
      look()
    })
    // To ask the page would have it wait for Playwright.
    const told = visitor.page.waitForEvent('console', (message) => message.text().startsWith('list painted'))
    const session = await slow(visitor.page, CPU_SLOWDOWN)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await visitor.page.goto('/', { waitUntil: 'commit' })
    figures.push(Number((await told).text().split(' ').at(-1)))
    // The session goes on with another cookie.
    storageState = await visitor.context.storageState()
    await visitor.leave()
  }
  show(`List of a day, cold cache, ${CPU_SLOWDOWN} times slower processor, 10 Mb/s`, figures)
}

/** From a key to the tick on the screen, on a day of many goals. */
async function ticks(slowdown) {
  const visitor = await student(MANY)
  const { page } = visitor
  await page.goto('/')
  await new App(page).goal(`Goal ${MANY}`).item.waitFor()
  await slow(page, slowdown)
  await page.evaluate(() => {
    window.ticks = []
    addEventListener('keydown', ({ key, timeStamp }) => {
      if (key === 'x') requestAnimationFrame(() => setTimeout(() => window.ticks.push(performance.now() - timeStamp)))
    })
  })
  await page.locator('h1').focus()
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const known = await page.evaluate(() => window.ticks.length)
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.waitForFunction((known) => window.ticks.length > known, known)
  }
  show(`Key to tick, ${MANY} goals, ${slowdown} times slower processor`, await page.evaluate(() => window.ticks))
  await visitor.leave()
}

/** The longest time between two frames while a day of many goals is scrolled through. */
async function scrolling() {
  const visitor = await student(MANY)
  const { page } = visitor
  await page.goto('/')
  await new App(page).goal(`Goal ${MANY}`).item.waitFor()
  await page.evaluate(() => {
    window.frames_ = []
    let last = performance.now()
    const look = (now) => {
      window.frames_.push(now - last)
      last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.mouse.move(640, 500)
  for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 600)
  await page.waitForFunction(() => window.frames_.length > 60)
  const frames = await page.evaluate(() => window.frames_)
  console.log(`Scrolling ${MANY} goals: longest frame ${Math.max(...frames).toFixed(0)} ms, median ${median(frames).toFixed(0)} ms`)
  await visitor.leave()
}

/** What Lighthouse says of the first impression on a phone, and of a day. */
async function lighthouse() {
  const student = newStudent()
  const api = await Api.signUp(server, student)
  const date = new Date().toISOString().slice(0, 10)
  for (const title of ['Read chapter 4', 'Outline the essay', 'Return library books']) {
    await api.goal(title, date)
  }
  for (const [path, who] of [['/login'], ['/', student]]) {
    const verdicts = []
    for (let round = 0; round < ROUNDS; round += 1) verdicts.push(await judge(server.origin, path, who))
    const scores = Object.keys(verdicts[0].scores).map((name) => `${name} ${median(verdicts.map((it) => it.scores[name]))}`)
    console.log(`Lighthouse, mobile, ${path}: ${scores.join(', ')} (medians of ${ROUNDS})`)
    console.log(`  less than best in one of them: ${[...new Set(verdicts.flatMap((it) => it.flaws))].join('; ') || 'nothing'}`)
  }
}
