// The README's pictures: a day as it looks half done, on a laptop and on a phone, light and dark.

import { mkdir } from 'node:fs/promises'

import { App } from './harness/app.mjs'
import { launch, Visitor } from './harness/browser.mjs'
import { Server } from './harness/server.mjs'

const FOLDER = 'docs/screenshots'
const DEVICES = {
  laptop: { viewport: { width: 1100, height: 720 } },
  phone: { viewport: { width: 390, height: 700 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
}
const DONE = ['Read chapter 4 of Linear Algebra', 'Return library books']
const OPEN = ['Outline the history essay', 'Lab report: first draft', 'Thirty minutes of Spanish']

const server = await Server.start()
const browser = await launch()
try {
  await mkdir(FOLDER, { recursive: true })
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of ['light', 'dark']) {
      await photograph(`${FOLDER}/today-${device}-${colorScheme}.png`, { ...options, colorScheme })
    }
  }
} finally {
  await browser.close()
  await server.remove()
}

async function photograph(path, options) {
  const visitor = await Visitor.arrive(browser, server.origin, { ...options, reducedMotion: 'reduce' })
  const app = new App(visitor.page)
  await app.signUp()
  await app.add(...DONE, ...OPEN)
  for (const title of DONE) {
    const saved = app.answered('PATCH')
    await app.goal(title).box.check()
    await saved
  }
  // Seen anew, nothing is on its way from what it was before.
  await visitor.page.reload()
  await app.goal(OPEN[0]).item.waitFor()
  await visitor.page.screenshot({ path, animations: 'disabled' })
  await visitor.leave()
}
