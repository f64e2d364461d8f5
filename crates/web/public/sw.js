// The service worker: it keeps the app itself in the browser, so that it opens without a connection.
//
// A page comes from the server whenever that answers in time, and from here if not. What it is made of has a hash in its
// name and therefore comes from here. Data (`/api`) and documentation are none of its business.

const CACHE = 'studentos-app'
const INDEX = '/'
/** How long the server may take for a page, in milliseconds. */
const PATIENCE = 3_000
const OTHERS = /^\/(api|docs|healthz|readyz|metrics)(\/|$)/
/** A name that says what is in the file: `web-0123456789abcdef_bg.wasm`. */
const HASHED = /-[0-9a-f]{8,16}[._]/

self.addEventListener('install', (event) => {
  self.skipWaiting()
  // Where the browser knows how, data does not wait for this worker to wake.
  event.addRoutes?.({ condition: { urlPattern: '/api/*' }, source: 'network' })
  event.waitUntil(fetch(INDEX, { cache: 'no-cache' }).then(keep))
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || OTHERS.test(pathname)) return
  event.respondWith(mode === 'navigate' ? page(event) : file(event.request, pathname))
})

/** The page that was asked for: all addresses of the app have the same one. */
async function page(event) {
  const answer = fetch(event.request)
  const copy = answer.then((answer) => answer.clone())
  event.waitUntil(copy.then(keep).then((names) => forget(names, event.resultingClientId)).catch(() => {}))
  const kept = await caches.match(INDEX)
  if (!kept) return answer
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept))
  return Promise.race([answer.then((answer) => (answer.status < 500 ? answer : kept)), late]).catch(() => kept)
}

async function file(request, path) {
  const kept = await caches.match(path)
  if (kept && HASHED.test(path)) return kept
  return fetch(request).catch((error) => kept ?? Promise.reject(error))
}

/** Keeps a page with all that it names, or fails and stays with the one there was; the answer is what it names. */
async function keep(answer) {
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) throw new Error('not a page')
  const { headers } = answer
  const page = await answer.text()
  const names = named(page)
  const cache = await caches.open(CACHE)
  const isKept = await Promise.all(names.map((name) => cache.match(name)))
  await cache.addAll(names.filter((_, index) => !isKept[index]))
  // Made anew, it does not remember the address it was asked for at, which may hold a secret.
  await cache.put(INDEX, new Response(page, { headers }))
  return names
}

/** The files of ours that a page names, in its attributes or its scripts. */
function named(page) {
  const values = page.matchAll(/[="'`](\/[\w.-]+\.\w+)/g)
  return [...new Set(Array.from(values, ([, path]) => path))]
}

/** Throws away what nothing names any more, unless another window is open, which may be of the version before. */
async function forget(names, window) {
  await self.clients.get(window)
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.some(({ id }) => id !== window)) return
  const cache = await caches.open(CACHE)
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  const old = paths.filter((path) => path !== INDEX && !names.includes(path))
  await Promise.all(old.map((path) => cache.delete(path)))
}
