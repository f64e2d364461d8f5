// StudentOS from a page of another origin: `fetch`, and nothing else. docs/frontend.md says why it is done so.

const API = document.querySelector('meta[name=api]').content
const NO_ANSWER = `No answer from ${API}. Does it run, and does its CORS_ORIGINS name ${origin}?`
const part = (id) => document.getElementById(id)

let session
let renewal

/** What the API answers; throws an error whose message is for people, whose code is for programs. */
async function ask(method, path, body) {
  const before = session
  let response = await send(method, path, body, session)
  if (response.status === 401 && before) {
    if (session === before) await resume()
    if (session?.user.id === before.user.id) response = await send(method, path, body, session)
  }
  return read(response)
}

function send(method, path, body, session) {
  const headers = {}
  if (session) headers.Authorization = `Bearer ${session.token}`
  if (body) headers['Content-Type'] = 'application/json'
  // The cookie lives below /api/auth alone.
  const credentials = path.startsWith('/api/auth/') ? 'include' : 'omit'
  return fetch(API + path, { method, headers, credentials, body: JSON.stringify(body) }).catch(() => {
    throw new Error(NO_ANSWER)
  })
}

async function read(response) {
  const answer = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.detail), { code: answer.code })
  return answer
}

/** Goes on with the session of the cookie, if there is one; calls at the same time share the answer. */
function resume() {
  renewal ??= renew().finally(() => (renewal = undefined))
  return renewal
}

async function renew() {
  try {
    session = await read(await send('POST', '/api/auth/refresh'))
  } catch (error) {
    if (error.code !== 'session_ended') throw error
    session = undefined
  }
}

/** The day it is where the user is; until their day begins, it is still yesterday. */
function today({ timezone, day_starts_at }) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
  const [date, time] = format.format(new Date()).split(' ')
  const day = new Date(`${date}T00:00Z`)
  if (parseInt(time) < day_starts_at) day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

async function show() {
  const date = session && today(session.user)
  const goals = session ? (await ask('GET', `/api/goals?date=${date}`)).data : []
  draw(date, goals)
}

function draw(date = '', goals = []) {
  part('login').hidden = Boolean(session)
  part('day').hidden = !session
  part('heading').textContent = date
  part('goals').replaceChildren(...goals.map(entry))
  part('empty').hidden = goals.length > 0
}

function entry(goal) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: goal.completed })
  const title = Object.assign(document.createElement('span'), { textContent: goal.title })
  const label = document.createElement('label')
  label.append(box, title)
  box.addEventListener('change', () =>
    attempt(async () => {
      // Shown is what is saved, whatever becomes of the request.
      const wanted = box.checked
      box.checked = !wanted
      const { data } = await ask('PATCH', `/api/goals/${goal.id}`, { completed: wanted })
      box.checked = data.completed
    }),
  )
  const item = document.createElement('li')
  item.append(label)
  return item
}

/** Does something, and says so if it fails. */
async function attempt(deed) {
  part('trouble').textContent = ''
  try {
    await deed()
  } catch (error) {
    part('trouble').textContent = error.message
    if (!session) draw()
  }
}

part('login').addEventListener('submit', (event) => {
  event.preventDefault()
  attempt(async () => {
    session = await ask('POST', '/api/auth/login', Object.fromEntries(new FormData(event.target)))
    event.target.reset()
    await show()
  })
})

part('logout').addEventListener('click', () =>
  attempt(async () => {
    await ask('POST', '/api/auth/logout')
    session = undefined
    await show()
  }),
)

attempt(async () => {
  await resume()
  await show()
})
