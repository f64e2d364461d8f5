// The mails of the server, as it writes them where no mail server is named.

import { readdir, readFile, watch } from 'node:fs/promises'
import { join } from 'node:path'

const LIMIT_MS = 60_000

/** The link to `page` in the last mail to `email`; waits until there is one, and another one than `before`. */
export async function mailedLink({ outbox }, email, page, before) {
  const enough = new AbortController()
  const arrivals = watch(outbox, { signal: AbortSignal.any([enough.signal, AbortSignal.timeout(LIMIT_MS)]) })
  for (;;) {
    // Watches before it looks, so that nothing arrives in between.
    const arrival = arrivals.next()
    const links = (await letters(outbox)).filter((it) => it.to === email).map((it) => it.links[page])
    const last = links.filter(Boolean).at(-1)
    if (last && last !== before) {
      arrival.catch(() => {})
      enough.abort()
      return last
    }
    await arrival
  }
}

async function letters(outbox) {
  const names = (await readdir(outbox)).filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async (name) => letter(await readFile(join(outbox, name), 'utf8'))))
}

function letter(text) {
  const to = /^To: (.*)$/m.exec(text)?.[1].trim()
  const links = [...text.matchAll(/^http\S+\/(\w+)\?token=\S+/gm)].map(([link, page]) => [page, link])
  return { to, links: Object.fromEntries(links) }
}
