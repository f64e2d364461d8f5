// TLS before a server, as where it is deployed: https, and http on the same port that leads there.

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as listen } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** How a connection begins that is TLS: a handshake. */
const HANDSHAKE = 0x16

export class Tls {
  #folder
  #door

  static async before(server) {
    const tls = new Tls()
    tls.#folder = await mkdtemp(join(tmpdir(), 'studentos-tls-'))
    await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', tls.#file('key'), '-out', tls.certificate])
    const identity = { key: await readFile(tls.#file('key')), cert: await readFile(tls.certificate) }
    const secure = createSecureServer(identity, passOn(server.origin))
    const plain = createServer((asked, answer) => {
      answer.writeHead(308, { Location: `https://${asked.headers.host}${asked.url}` }).end()
    })
    tls.#door = listen((socket) => {
      socket.once('readable', () => {
        const first = socket.read(1)
        if (!first) return
        socket.unshift(first)
        const inside = first[0] === HANDSHAKE ? secure : plain
        inside.emit('connection', socket)
      })
    })
    await once(tls.#door.listen(0, '127.0.0.1'), 'listening')
    return tls
  }

  /** Name and port by which it is reached. */
  get host() {
    return `localhost:${this.#door.address().port}`
  }

  /** The file of the certificate, which nobody but a test trusts. */
  get certificate() {
    return this.#file('certificate')
  }

  #file(name) {
    return join(this.#folder, `${name}.pem`)
  }

  async remove() {
    this.#door.close()
    await rm(this.#folder, { recursive: true })
  }
}

function passOn(origin) {
  return (asked, answer) => {
    const { method, headers } = asked
    const passed = request(origin + asked.url, { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode, answered.rawHeaders)
      answered.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  }
}
