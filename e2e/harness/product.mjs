// What a test file needs: the product running, and `flow` to go through it as a new visitor.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { App } from './app.mjs'
import { launch, PATIENCE_MS, Visitor } from './browser.mjs'
import { Server } from './server.mjs'

/**
 * Starts the server and a browser for the tests of one file.
 *
 * `flow(name, options, body)` is a test with a browser profile of its own. It fails also for what the browser
 * complained of; the options are those of `Visitor.arrive`.
 */
export function product() {
  const running = {}
  before(async () => {
    running.server = await Server.start()
    running.browser = await launch()
  })
  after(async () => {
    await running.browser?.close()
    await running.server?.remove()
  })

  const flow = (name, options, body) =>
    // What waits for nothing that Playwright gives up on may wait for ever.
    test(name, { timeout: 5 * PATIENCE_MS }, async () => {
      const { browser, server } = running
      const visitor = await Visitor.arrive(browser, server.origin, options)
      try {
        const { page, context } = visitor
        await body({ page, context, server, app: new App(page) })
      } finally {
        await visitor.leave()
      }
      assert.deepEqual(visitor.problems, [], 'the browser complained')
    })
  return { flow }
}
