// The README's pictures: the main pages in the middle of a term, on a laptop and on a phone, light and dark.

import { mkdir } from 'node:fs/promises'

import { signUpByApi } from './harness/account.mjs'
import { App } from './harness/app.mjs'
import { launch, Visitor } from './harness/browser.mjs'
import { Server } from './harness/server.mjs'

const FOLDER = 'docs/screenshots'
const DEVICES = {
  laptop: { viewport: { width: 1100, height: 720 } },
  phone: { viewport: { width: 390, height: 700 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
}
const PAGES = { today: '/', week: '/week', tasks: '/tasks', journal: '/journal', insights: '/insights' }
const DONE = ['Read chapter 4 of Linear Algebra', 'Return library books']
const OPEN = ['Outline the history essay', 'Lab report: first draft', 'Thirty minutes of Spanish']

const server = await Server.start()
const browser = await launch()
try {
  await mkdir(FOLDER, { recursive: true })
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of ['light', 'dark']) await photograph(device, { ...options, colorScheme })
  }
} finally {
  await browser.close()
  await server.remove()
}

async function photograph(device, options) {
  const visitor = await Visitor.arrive(browser, server.origin, { ...options, reducedMotion: 'reduce' })
  const { page } = visitor
  const { api } = await signUpByApi(page)
  const today = await new App(page).day()
  await live(api, today)
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .bone'))
    await page.screenshot({ path: `${FOLDER}/${name}-${device}-${options.colorScheme}.png`, animations: 'disabled' })
  }
  await visitor.leave()
}

/** Two months of a student's life. */
async function live(api, today) {
  const post = (path, body) => api.send('POST', path, body)
  const tick = (kind, { id }) => api.send('PATCH', `/api/${kind}/${id}`, { completed: true })
  const day = (offset) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
  const goals = {}
  for (const title of [...DONE, ...OPEN]) goals[title] = await post('/api/goals', { title, date: today })
  for (const title of DONE) await tick('goals', goals[title])
  const essay = goals[OPEN[0]]
  for (const title of ['Find three sources', 'One sentence for each part', 'Ask about the due date']) {
    const step = await post('/api/tasks', { title, goal_id: essay.id })
    if (title.startsWith('Find')) await tick('tasks', step)
  }
  for (let offset = -60; offset < 0; offset += 1) {
    // Some days were better than others, and some were free.
    const planned = (offset * offset) % 7 === 4 ? 0 : 2 + (Math.abs(offset) % 3)
    const done = Math.min(planned, Math.abs(offset * 5 + 3) % 5 === 0 ? 1 : planned)
    for (let nth = 0; nth < planned; nth += 1) {
      const goal = await post('/api/goals', { title: ['Lecture notes', 'Problem set', 'Run', 'Reading'][nth], date: day(offset) })
      if (nth < done) await tick('goals', goal)
      if (nth === 1 && offset % 2 === 0) {
        const body = 'Went through the problem set, slowly but to the end.'
        await post('/api/logs', { date: day(offset), body, minutes: 30 + (Math.abs(offset * 17) % 75), mood: 3 + (Math.abs(offset) % 3), goal_id: goal.id })
      }
    }
  }
  for (const [offset, title] of [[1, 'Problem set 7'], [1, 'Group meeting'], [2, 'Spanish vocabulary'], [3, 'Lab report: second draft']]) {
    await post('/api/goals', { title, date: day(offset) })
  }
  const body = 'The chapter took longer than planned, but **the exercises** went well.\n\n- Ask about eigenvalues on Monday'
  await post('/api/logs', { date: today, body, minutes: 95, mood: 4, goal_id: goals[DONE[0]].id })
  await post('/api/tasks', { title: 'Register for the exam', due_date: day(1) })
  await post('/api/tasks', { title: 'Pay the semester fee', due_date: day(4) })
  await post('/api/tasks', { title: 'Look for a room for next term' })
}
