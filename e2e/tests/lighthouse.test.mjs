// The first impression: what Lighthouse can judge on any machine is the best it can be. How fast it is, measure.mjs says.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { newStudent } from '../harness/account.mjs'
import { Api } from '../harness/api.mjs'
import { judge } from '../harness/lighthouse.mjs'
import { Server } from '../harness/server.mjs'

const BEST = { accessibility: 100, 'best-practices': 100, seo: 100 }

let server

before(async () => {
  server = await Server.start()
})

after(() => server?.remove())

async function assertBest(path, student) {
  const { path: shown, scores, flaws } = await judge(server.origin, path, student)
  const { performance: _, ...others } = scores
  assert.equal(shown, path)
  assert.deepEqual(others, BEST, `${path}\n${flaws.join('\n')}`)
}

test('the login page is the best it can be', () => assertBest('/login'))

test('so is a day of somebody who is signed in', async () => {
  const student = newStudent()
  const api = await Api.signUp(server, student)
  const date = new Date().toISOString().slice(0, 10)
  for (const title of ['Read chapter 4', 'Outline the essay', 'Return library books']) {
    await api.goal(title, date)
  }
  await assertBest('/', student)
})
