// Lighthouse, as it judges a page on a phone of the middle class with a slow connection.

import lighthouse from 'lighthouse'
import puppeteer from 'puppeteer-core'

import { CHROMIUM, FLAGS } from './browser.mjs'

/**
 * The page listens to the server for as long as it is open, and Lighthouse waits for that to end: no longer than a busy machine
 * needs to load it.
 */
const OPTIONS = { disableStorageReset: true, logLevel: 'error', maxWaitForLoad: 20_000 }

/** The scores of a page from 0 to 100 for who was never here, or for a student who is logged in, and what is less than best. */
export async function judge(origin, path, student) {
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: FLAGS })
  try {
    const page = await browser.newPage()
    if (student) await logIn(page, origin, student)
    const look = async () => (await lighthouse(origin + path, OPTIONS, undefined, page)).lhr
    const report = await look()
    // Chromium does not always record where a trace begins. Nothing was judged then, and Lighthouse asks to be run again.
    const isUnrecorded = report.audits['first-contentful-paint'].errorMessage?.includes('NO_NAVSTART')
    return summed(isUnrecorded ? await look() : report)
  } finally {
    await browser.close()
  }
}

/** Logs somebody in as the app does, on a page that is not the app's, so that nothing of the app is in the browser yet. */
async function logIn(page, origin, { email, password }) {
  await page.goto(`${origin}/docs/`)
  await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/auth/login', { method: 'POST', headers, body })
    const { user } = await answer.json()
    localStorage.setItem('studentos.signed-in', user.id)
    const name = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format()
    localStorage.setItem('studentos.days', ['en', 0, Math.floor(Date.now() / 86_400_000), name].join('\n'))
  }, JSON.stringify({ email, password }))
}

function summed({ categories, audits, finalDisplayedUrl }) {
  const scores = Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]))
  const flaws = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id].errorMessage || (audits[id].score !== null && audits[id].score < 1)))
    .map(({ id }) => `${id}: ${audits[id].errorMessage ?? audits[id].displayValue ?? audits[id].title}`)
  return { path: new URL(finalDisplayedUrl).pathname, scores, flaws: [...new Set(flaws)] }
}
