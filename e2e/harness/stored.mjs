// What the browser keeps: the app itself, and what was seen and done in it.

import { PATIENCE_MS } from './browser.mjs'

/** Waits until the app is kept in the browser. */
export async function kept(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active.state === 'activated') return
    await new Promise((resolve) => active.addEventListener('statechange', resolve))
  })
}

/** Waits until the browser's own database has something whose key and text fit. */
export async function stored(page, key, text) {
  // `waitForFunction` waits for no promise.
  const look = ([key, text]) =>
    new Promise((resolve) => {
      indexedDB.open('studentos').onsuccess = ({ target }) => {
        const store = target.result.transaction('kept').objectStore('kept')
        store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return requestAnimationFrame(() => resolve(false))
          if (cursor.key.startsWith(key) && cursor.value.includes(text)) return resolve(true)
          cursor.continue()
        }
      }
    })
  await until(`${key} holds ${text}`, () => page.evaluate(look, [key, text]))
}

/** Waits until the browser's own database is empty. */
export function emptied(page) {
  return until('nothing is stored', async () => (await keys(page)).length === 0)
}

/** Waits until nothing that was done waits to be sent. */
export function sent(page) {
  return until('nothing waits', async () => !(await keys(page)).some((key) => key.startsWith('queue/')))
}

/** The keys under which the browser's own database has something. */
export function keys(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('studentos').onsuccess = ({ target }) => {
          const request = target.result.transaction('kept').objectStore('kept').getAllKeys()
          request.onsuccess = () => resolve(request.result)
        }
      }),
  )
}

/** Asks again and again until it is so, which `what` names, or until that takes too long. */
async function until(what, isSo) {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`)
  }
}
