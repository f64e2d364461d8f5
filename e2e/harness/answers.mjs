// Answers in the server's place, for what a healthy server does not do on demand.

export const FAILURE = { status: 500, code: 'internal', detail: 'Something went wrong on our side. Try again later.' }

/** Lets `method` requests to `path` (a glob) fail with a problem until the returned function is called. */
export async function fail(page, method, path, problem) {
  const body = { type: 'about:blank', title: 'Test', request_id: '0', errors: [], ...problem }
  const handler = (route) =>
    route.request().method() === method
      ? route.fulfill({ status: problem.status, contentType: 'application/problem+json', body: JSON.stringify(body) })
      : route.fallback()
  await page.route(path, handler)
  return () => page.unroute(path, handler)
}

/** Keeps the answers to `method` requests to `path` (a glob) back until the returned function is called. */
export async function hold(page, method, path) {
  let release
  const released = new Promise((resolve) => (release = resolve))
  await page.route(path, async (route) => {
    if (route.request().method() === method) await released
    await route.fallback()
  })
  return release
}
