// The API's documentation at /docs: a token is typed once, and every call can be tried.

import assert from 'node:assert/strict'

import { newStudent } from '../harness/account.mjs'
import { Api } from '../harness/api.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()

async function authorize(page, token) {
  await page.getByRole('button', { name: 'Authorize', exact: true }).click()
  const form = page.locator('form', { has: page.getByRole('heading', { name: 'bearer (http, Bearer)', exact: true }) })
  await form.getByRole('textbox').fill(token)
  await form.getByRole('button', { name: 'Apply credentials' }).click()
  await form.getByRole('button', { name: 'Close' }).click()
}

/** Tries an operation with what the document gives as an example; the answer's status. */
async function tryOut(page, tag, operation) {
  const block = page.locator(`#operations-${tag}-${operation}`)
  await block.getByRole('button').first().click()
  await block.getByRole('button', { name: 'Try it out' }).click()
  const answered = page.waitForResponse((answer) => answer.url().includes(`/api/${tag}`))
  await block.getByRole('button', { name: 'Execute' }).click()
  const status = (await answered).status()
  await block.locator('.live-responses-table').getByText(`${status}`, { exact: true }).first().waitFor()
  return status
}

flow('a token typed once is sent with every call that is tried', {}, async ({ page, server }) => {
  const { token } = await Api.signUp(server, newStudent())
  await page.goto('/docs')
  await authorize(page, token)
  assert.equal(await tryOut(page, 'goals', 'list_goals'), 200)
  assert.equal(await tryOut(page, 'goals', 'create_goal'), 201)
  assert.equal(await tryOut(page, 'repeats', 'create_repeat'), 201)
})

flow('without a token a call that is tried shows the problem', { provokes: ['401'] }, async ({ page }) => {
  await page.goto('/docs')
  assert.equal(await tryOut(page, 'goals', 'list_goals'), 401)
})
