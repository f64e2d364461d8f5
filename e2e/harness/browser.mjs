// Chromium, and a visitor whose browser may complain of nothing.

import { chromium } from 'playwright-core'

/**
 * What Chromium is to do without. Playwright says so of most; that is not added to, but replaced. The last two are pages of the
 * address bar, which each window loads beside ours though nobody sees them.
 */
const WITHOUT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]
/** What keeps Chromium quiet, and running where there is no screen and no other user. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT}`,
]
/** How long anything may take before it is taken to have failed, on a machine that does much else. */
export const PATIENCE_MS = 60_000

/** Where it is about noon, so that no day ends before a test does. The names of these zones have the sign the other way round. */
const AHEAD = 12 - new Date().getUTCHours()
const HOME = AHEAD === 0 ? 'UTC' : `Etc/GMT${AHEAD > 0 ? '-' : '+'}${Math.abs(AHEAD)}`

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** A browser profile of its own: its page, and what its browser complained of. */
export class Visitor {
  problems = []

  /**
   * `provokes` names the failed requests that are meant to fail ("500"), `talksTo` the other origins that the page may ask;
   * every other option goes to Playwright's `newContext`.
   */
  static async arrive(browser, origin, options = {}) {
    const { provokes = [], talksTo = [], ...context } = options
    const visitor = new Visitor()
    visitor.context = await browser.newContext({
      baseURL: origin,
      locale: 'en-GB',
      timezoneId: HOME,
      viewport: { width: 1280, height: 800 },
      ...context,
    })
    visitor.context.setDefaultTimeout(PATIENCE_MS)
    visitor.#listen([origin, ...talksTo], provokes)
    visitor.page = await visitor.context.newPage()
    return visitor
  }

  /** Console errors (a CSP violation is one), uncaught exceptions, requests to any other origin. */
  #listen(origins, provokes) {
    // A service worker that cannot be fetched does not say why.
    const isWorker = (text) => text.startsWith('An unknown error occurred when fetching the script') && provokes.length > 0
    const isProvoked = (text) =>
      isWorker(text) || (text.startsWith('Failed to load resource') && provokes.some((it) => text.includes(it)))
    this.context.on('console', (message) => {
      if (message.type() === 'error' && !isProvoked(message.text())) this.problems.push(`console: ${message.text()}`)
    })
    this.context.on('weberror', (error) => this.problems.push(`uncaught: ${error.error()}`))
    this.context.on('request', (request) => {
      const url = new URL(request.url())
      if (!origins.includes(url.origin) && url.protocol.startsWith('http')) this.problems.push(`foreign request: ${url}`)
    })
  }

  leave() {
    return this.context.close()
  }
}
