// All that a student has, as a file: out of one account and into another.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

import { signUpByApi } from '../harness/account.mjs'
import { hold } from '../harness/answers.mjs'
import { product } from '../harness/product.mjs'
import { button, field, openSettings } from '../harness/settings.mjs'

const { flow } = product()
const NO_CONNECTION = 'Connection failed. Check your internet.'
const AWAY = ['ERR_CONNECTION_REFUSED', 'ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_RESET']

flow('everything leaves as a file and comes into another account', { provokes: ['400'] }, async (it) => {
  const { page, app } = it
  const student = await app.signUp()
  await app.add('Read chapter 4', 'Outline the essay')
  await page.goto('/settings')
  const data = page.getByRole('region', { name: 'Your data' })
  const arrival = page.waitForEvent('download')
  await button(data, 'Download everything').click()
  const download = await arrival
  assert.match(download.suggestedFilename(), /^studentos-export-\d{4}-\d\d-\d\d\.json$/)
  const file = await readFile(await download.path())
  assert.equal(JSON.parse(file).goals.length, 2)
  await data.getByText('Downloaded', { exact: true }).waitFor()

  await page.goto('/')
  await app.logOut(student)
  await signUpByApi(page)
  await page.goto('/settings')
  const give = async (buffer) => {
    const chooser = field(data, 'A file that was downloaded here')
    await chooser.setInputFiles({ name: 'export.json', mimeType: 'application/json', buffer })
    await button(data, 'Import').click()
  }
  await button(data, 'Import').click()
  await data.getByText('Choose a file first.').waitFor()
  const isNoExport = data.getByText('This is not a file that StudentOS has exported.')
  await give(Buffer.from('goals, tasks'))
  await isNoExport.waitFor()
  await give(Buffer.from(JSON.stringify({ ...JSON.parse(file), version: 2 })))
  await data.getByRole('alert').getByText('version: Must be 1').waitFor()
  await give(Buffer.from('{"name":"a package"}'))
  await isNoExport.waitFor()
  await give(file)
  await data.getByText('Added 2 goals').waitFor()
  await give(file)
  await data.getByText('Nothing was new; 2 were there already').waitFor()
  await page.getByRole('link', { name: 'StudentOS' }).click()
  await app.goal('Read chapter 4').item.waitFor()
})

flow('an import under way says so, and why it failed', { provokes: AWAY }, async (it) => {
  const { page, server } = it
  const { data } = await openSettings(it)
  const release = await hold(page, 'POST', '**/api/users/me/import')
  const chooser = field(data, 'A file that was downloaded here')
  await chooser.setInputFiles({ name: 'export.json', mimeType: 'application/json', buffer: Buffer.from('{"version":1}') })
  await button(data, 'Import').click()
  await data.getByRole('progressbar', { name: 'Importing…' }).waitFor()
  await data.getByRole('button', { name: 'Importing…', disabled: true }).waitFor()
  await server.stop()
  try {
    release()
    await data.getByRole('alert').getByText(NO_CONNECTION).waitFor()
  } finally {
    await server.resume()
  }
})
