// An account made through the API, with something of everything in it, and its session in this browser.

import { randomUUID } from 'node:crypto'

import { Api } from './api.mjs'

export const PASSWORD = 'lantern-orbit-17'

/** Somebody who has no account yet. */
export function newStudent() {
  return { name: 'Student', email: `${randomUUID()}@example.com`, password: PASSWORD }
}

/** Signs somebody up whose session the page has from the next address on; `api` asks as they do. */
export async function signUpByApi(page, student = newStudent()) {
  // Any address of the server will do, and this one is there at once.
  if (page.url() === 'about:blank') await page.goto('/robots.txt')
  const timezone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const answer = await page.request.post('/api/auth/signup', { data: { ...student, timezone } })
  const session = await answer.json()
  if (!answer.ok()) throw new Error(session.detail)
  await page.evaluate((id) => localStorage.setItem('studentos.signed-in', id), session.user.id)
  const api = new Api(new URL(page.url()), { authorization: `Bearer ${session.token}` })
  return { ...student, api }
}

/** Plans some days around `today`, one goal with steps and notes, writes about them, and lets something come back. */
export async function fill(api, today) {
  const post = (path, body) => api.send('POST', path, body)
  const patch = (path, body) => api.send('PATCH', path, body)
  const day = (offset) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
  const read = await post('/api/goals', { title: 'Read chapter 4', date: today, notes: 'Pages **40 to 62**, see [the list](https://example.com).' })
  await post('/api/tasks', { title: 'Skim the headings', goal_id: read.id })
  const notes = await post('/api/tasks', { title: 'Write down three questions', goal_id: read.id })
  await patch(`/api/tasks/${notes.id}`, { completed: true })
  const essay = await post('/api/goals', { title: 'Outline the essay', date: today })
  await patch(`/api/goals/${essay.id}`, { completed: true })
  const bread = await post('/api/goals', { title: 'Buy bread', date: today })
  await patch(`/api/goals/${bread.id}`, { skipped: true })
  for (const offset of [-1, -2, -3, -9, 1, 2]) {
    const goal = await post('/api/goals', { title: 'Practise the piano', date: day(offset) })
    if (offset < 0 && offset !== -3) await patch(`/api/goals/${goal.id}`, { completed: true })
  }
  await post('/api/goals', { title: 'Reread the lecture', date: day(-1) })
  await post('/api/tasks', { title: 'Return the library books', due_date: day(1) })
  await post('/api/tasks', { title: 'Read about the exchange year' })
  await post('/api/logs', { date: today, body: 'Chapter 4 took longer, but the *questions* helped.', minutes: 90, mood: 4, goal_id: read.id })
  await post('/api/logs', { date: day(-1), body: 'Too many tabs.', minutes: 35, mood: 2 })
  await post('/api/repeats', { title: 'Review vocabulary', rule: 'FREQ=WEEKLY;BYDAY=MO,TH', starts_on: today })
}
