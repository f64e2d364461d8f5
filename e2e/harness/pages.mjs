// Web pages from a port of their own, which makes them another origin than the server's.

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
}

export class Pages {
  /** Headers that come with each page, by name. */
  headers = {}
  #folder
  #revise
  #server

  /** Serves the files of a folder; `revise` has the last word on what is in a text. */
  static async of(folder, revise = (text) => text) {
    const pages = new Pages()
    pages.#folder = folder
    pages.#revise = revise
    pages.#server = createServer((request, answer) => pages.#answer(request, answer)).listen(0, '127.0.0.1')
    await once(pages.#server, 'listening')
    return pages
  }

  /** Their origin; Chromium finds whatever ends in `localhost` on this machine. */
  origin(host = '127.0.0.1') {
    return `http://${host}:${this.#server.address().port}`
  }

  async #answer(request, answer) {
    const path = new URL(request.url, this.origin()).pathname.replace(/\/$/, '/index.html')
    try {
      const text = this.#revise(await readFile(join(this.#folder, path), 'utf8'))
      answer.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain', ...this.headers }).end(text)
    } catch {
      answer.writeHead(404).end()
    }
  }

  async close() {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }
}
