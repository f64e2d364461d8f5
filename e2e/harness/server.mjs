// The real server: on a free port of this machine, with a fresh database in a folder of its own.

import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PROGRAM = resolve(process.env.STUDENTOS_BIN ?? 'target/debug/studentos')
const START_LIMIT_MS = 60_000
const POLL_MS = 50

export class Server {
  #folder
  #port
  #env = {}
  #process
  #log = ''

  /** Starts one; `env` is what it is configured by beside what all tests want. */
  static async start(env = {}) {
    const server = new Server()
    server.#folder = await mkdtemp(join(tmpdir(), 'studentos-e2e-'))
    server.#port = await freePort()
    await mkdir(server.outbox)
    await server.resume(env)
    return server
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`
  }

  get #database() {
    return `sqlite://${join(this.#folder, 'studentos.db')}`
  }

  /** Makes an administrator of somebody, as who runs it does. */
  async promote(email) {
    const env = { PATH: process.env.PATH, DATABASE_URL: this.#database }
    const [code] = await once(spawn(PROGRAM, ['user', 'promote', email], { cwd: this.#folder, env, stdio: 'ignore' }), 'exit')
    if (code !== 0) throw new Error(`nobody was promoted (${code})`)
  }

  /** Where its mails are. */
  get outbox() {
    return join(this.#folder, 'outbox')
  }

  /** Starts it, again too: on the same port and the same data, as a machine does that comes back; `env` adds to what was. */
  async resume(env = {}) {
    this.#env = { ...this.#env, ...env }
    this.#process = spawn(PROGRAM, [], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        BIND_ADDR: `127.0.0.1:${this.#port}`,
        DATABASE_URL: this.#database,
        // Passwords are not what is tested here, and a browser test hashes dozens of them.
        BCRYPT_COST: '4',
        // Every visitor comes from this one address.
        RATE_LIMITS: 'off',
        // Nobody sends requests to another instance meanwhile.
        SHUTDOWN_DELAY: '0',
        ...this.#env,
      },
    })
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.#log += text))
    }
    await once(this.#process, 'spawn')
    await this.#ready()
  }

  async #ready() {
    const deadline = Date.now() + START_LIMIT_MS
    while (Date.now() < deadline && this.#isRunning()) {
      const answer = await fetch(`${this.origin}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      await pause(POLL_MS)
    }
    throw new Error(`the server (${PROGRAM}) did not start:\n${this.#log}`)
  }

  #isRunning() {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  async stop() {
    if (!this.#isRunning()) return
    this.#process.kill('SIGTERM')
    await once(this.#process, 'exit')
  }

  /** Stops it and leaves nothing behind. */
  async remove() {
    await this.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/**
 * A port that nobody has, and none of those that the system gives to whoever asks for any: a server that was stopped
 * finds it free when it comes back.
 */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}
