// Answers in the server's place, for what a healthy server does not do on demand.

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
