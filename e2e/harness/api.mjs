// The API as a program uses it, to make what a page is to show.

export class Api {
  #origin
  #headers

  /** As whoever `authorization` says, or as nobody; the headers are sent with every request. */
  constructor({ origin }, headers = {}) {
    this.#origin = origin
    this.#headers = headers
  }

  /** As somebody who has no account yet. */
  static signUp(server, student) {
    return new Api(server).#enter('/api/auth/signup', student)
  }

  /** As somebody who has one, with a program that calls itself so. */
  static logIn(server, { email, password }, program = 'test') {
    return new Api(server, { 'user-agent': program }).#enter('/api/auth/login', { email, password })
  }

  async #enter(path, body) {
    this.token = (await this.#ask('POST', path, body)).token
    this.#headers = { ...this.#headers, authorization: `Bearer ${this.token}` }
    return this
  }

  async #ask(method, path, body) {
    const headers = { ...this.#headers, ...(body && { 'content-type': 'application/json' }) }
    const answer = await fetch(this.#origin + path, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? {} : answer.json()
  }

  /** The data of the answer to a request, which has to succeed. */
  async send(method, path, body) {
    return (await this.#ask(method, path, body)).data
  }

  /** Makes a goal and gives its name, having ticked it off if so wanted. */
  async goal(title, date, { completed = false } = {}) {
    const { id } = await this.send('POST', '/api/goals', { title, date })
    if (completed) await this.send('PATCH', `/api/goals/${id}`, { completed })
    return id
  }

  /** Writes into the journal. */
  log(date, more) {
    return this.send('POST', '/api/logs', { date, body: 'Went well.', ...more })
  }
}
