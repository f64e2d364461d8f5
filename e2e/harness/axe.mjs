// axe-core, run inside the page: WCAG 2.2 AA and its best practices, no violation at all, in both themes.

import assert from 'node:assert/strict'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Afterwards the device asks for no theme, and for less motion. */
export async function assertAccessible(page, where) {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const violations = await page.evaluate(async (tags) => {
      // Colours on their way from one theme to the other are neither's.
      await Promise.allSettled(document.getAnimations().map((it) => it.finished))
      const result = await globalThis.axe.run(document, { runOnly: tags })
      return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((it) => it.target).join(' ')}`)
    }, TAGS)
    assert.deepEqual(violations, [], `${where}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: null })
}
