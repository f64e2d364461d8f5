// The API as a program uses it, to make what a page is to show.

/** The answer to a request on behalf of a token, or of nobody; it has to succeed. */
export async function request(origin, token, method, path, body) {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

export class Api {
  #origin
  #token

  /** Signed in as somebody who has an account. */
  static async of({ origin }, { email, password }) {
    const api = new Api()
    api.#origin = origin
    api.#token = (await api.send('POST', '/api/auth/login', { email, password })).token
    return api
  }

  /** The answer to a request, which has to succeed. */
  send(method, path, body) {
    return request(this.#origin, this.#token, method, path, body)
  }

  /** Makes a goal and gives its name, having ticked it off if so wanted. */
  async goal(title, date, { completed = false } = {}) {
    const { id } = (await this.send('POST', '/api/goals', { title, date })).data
    if (completed) await this.send('PATCH', `/api/goals/${id}`, { completed })
    return id
  }

  /** Writes into the journal. */
  log(date, more) {
    return this.send('POST', '/api/logs', { date, body: 'Went well.', ...more })
  }
}
