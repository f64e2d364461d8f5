// A page is no wider than its screen, so that nobody has to scroll sideways.

import assert from 'node:assert/strict'

export async function assertFits(page, where) {
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok(width <= screen, `${where} is ${width} px wide, the screen ${screen}`)
}
