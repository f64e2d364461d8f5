// Every page, in both themes and both languages: accessible, and as wide as a narrow phone.

import { fill, signUpByApi } from '../harness/account.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const OPEN = ['/login', '/signup', '/forgot', '/reset', '/verify']
const OWN = ['/', '/day/2026-03-06', '/week/2026-W10', '/tasks', '/repeats', '/journal', '/insights', '/search?q=read', '/settings']

/** Waits until the page is there, with what it shows. */
async function ready(page) {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .bone'))
}

for (const locale of ['en-GB', 'es-ES']) {
  flow(`every page can be read by everybody (${locale})`, { locale, viewport: { width: 320, height: 640 } }, async (it) => {
    const { page, app, server } = it
    const look = async (path) => {
      await page.goto(path)
      await ready(page)
      await assertAccessible(page, path)
      await assertFits(page, path)
    }
    for (const path of OPEN) await look(path)
    const { api, email } = await signUpByApi(page)
    await fill(api, await app.day())
    await server.promote(email)
    for (const path of [...OWN, '/admin/users', '/nowhere']) await look(path)
  })
}
