// What the HTTP Observatory says of the server as it is deployed, behind TLS.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { Server } from '../harness/server.mjs'
import { Tls } from '../harness/tls.mjs'

const run = promisify(execFile)
const OBSERVATORY = new URL('../node_modules/@mdn/mdn-http-observatory/', import.meta.url)
const SCAN = fileURLToPath(new URL('src/scan.js', OBSERVATORY))

let server
let tls

before(async () => {
  // The names that browsers know to be asked by TLS alone, which the package would download; a new one is not among them.
  await writeFile(new URL('conf/hsts-preload.json', OBSERVATORY), '{}')
  server = await Server.start({ PUBLIC_URL: 'https://localhost' })
  tls = await Tls.before(server)
})

after(async () => {
  await tls?.remove()
  await server?.remove()
})

for (const path of ['', '/docs/']) {
  test(`the page at ${path || '/'} is given an A+`, async () => {
    // A process of its own, which trusts the certificate.
    const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: tls.certificate }
    const { stdout } = await run(process.execPath, [SCAN, tls.host + path], { env })
    const { scan, tests } = JSON.parse(stdout)
    const failed = Object.entries(tests).filter(([, { pass }]) => !pass).map(([name, { result }]) => `${name}: ${result}`)
    assert.deepEqual([scan.grade, failed], ['A+', []], JSON.stringify(tests, undefined, 2))
  })
}
