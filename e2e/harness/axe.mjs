// axe-core, run inside the page: WCAG 2.2 AA and its best practices, no violation at all.

import assert from 'node:assert/strict'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function assertAccessible(page, where) {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: tags })
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((it) => it.target).join(' ')}`)
  }, TAGS)
  assert.deepEqual(violations, [], where)
}
