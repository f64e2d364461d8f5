// From day to day: each has its own goals and its own address.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'

flow('each day has its own goals, its own address, and a way back', {}, async ({ page, app }) => {
  const link = (name) => page.getByRole('link', { name, exact: true })
  await app.signUp()
  const [yesterday, tomorrow] = [await app.day(-1), await app.day(1)]
  await app.add(READ)

  await link('Next day').click()
  await page.waitForURL(`**/day/${tomorrow}`)
  await gone(app.goal(READ).item)
  await app.add(ESSAY)

  await link('Today').click()
  await page.waitForURL((url) => url.pathname === '/')
  await app.goal(READ).item.waitFor()
  await gone(app.goal(ESSAY).item)

  await link('Previous day').click()
  await page.waitForURL(`**/day/${yesterday}`)
  await gone(app.goal(READ).item)

  await page.goBack()
  await app.goal(READ).item.waitFor()
  await page.goto(`/day/${tomorrow}`)
  await app.goal(ESSAY).item.waitFor()
})

flow('a day that ends waits for who writes', {}, async ({ page, app }) => {
  const [day, field] = [page.getByRole('heading', { level: 1 }), page.getByRole('textbox', { name: 'Write about the day' })]
  await page.clock.install()
  await app.signUp()
  const today = await day.textContent()
  await field.fill('Went well until')
  await page.clock.fastForward('16:00:00')
  await page.clock.runFor(30_000)
  await focused(page, field)
  assert.equal(await day.textContent(), today)

  const saved = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/logs'))
  await field.press('End')
  await field.pressSequentially(' noon')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const log = (await saved).postDataJSON()
  await page.clock.runFor(30_000)
  await page.waitForFunction((today) => document.querySelector('h1').textContent !== today, today)
  assert.deepEqual([log.body, log.date < (await app.day())], ['Went well until noon', true])
})

flow('what is planned for another day is told to everybody, and not when it is refused', { provokes: ['409'] }, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  await page.goto('/')
  const notice = page.locator('.notice').getByText('planned for')
  const plan = async () => {
    await app.addField.fill(`${READ} tomorrow`)
    await app.addField.press('Enter')
  }
  await plan()
  await notice.waitFor()
  await app.add(ESSAY)
  await gone(notice)
  await plan()
  await page.getByRole('alert').waitFor()
  await gone(notice)
  assert.equal((await api.send('GET', `/api/goals?date=${await app.day(1)}`)).length, 1)
})

flow('a day shows the tasks that are due, today those that were, and they are ticked and put off', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  for (const [title, due] of [['Return the books', -1], ['Pay the rent', 0], ['Print the slides', 1]]) {
    await api.send('POST', '/api/tasks', { title, due_date: await app.day(due) })
  }
  await page.goto('/')
  const list = page.getByRole('list', { name: 'Tasks due' })
  const titles = () => list.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.closest('label').textContent))
  await list.getByRole('checkbox', { name: 'Pay the rent' }).waitFor()
  assert.deepEqual(await titles(), ['Return the books', 'Pay the rent'])
  await assertAccessible(page)
  const ticked = page.waitForResponse((it) => it.url().includes('/api/tasks/') && it.request().method() === 'PATCH')
  await list.getByRole('checkbox', { name: 'Pay the rent' }).check()
  await ticked
  await list.getByRole('checkbox', { name: 'Pay the rent', checked: true }).waitFor()

  await list.getByRole('button', { name: 'Edit Return the books' }).click()
  await page.getByLabel('Due', { exact: true }).fill(await app.day(1))
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await gone(list.getByRole('checkbox', { name: 'Return the books' }))
  await focused(page, page.getByRole('heading', { level: 1 }))
  await page.getByRole('link', { name: 'Next day', exact: true }).click()
  await list.getByRole('checkbox', { name: 'Print the slides' }).waitFor()
  assert.deepEqual((await titles()).toSorted(), ['Print the slides', 'Return the books'])
  await page.reload()
  await list.getByRole('checkbox', { name: 'Return the books' }).waitFor()
  const read = page.waitForResponse((it) => it.url().includes('due_before='))
  await page.goto('/')
  await read
  await page.getByRole('textbox', { name: 'Write about the day' }).waitFor()
  await gone(list)
})

flow('a step that is due is shown with its goal, also when that is done', {}, async ({ page, app }) => {
  const { api } = await signUpByApi(page)
  const post = (path, body) => api.send('POST', path, body)
  const due = await app.day()
  const coming = await post('/api/goals', { title: 'Exam', date: await app.day(9) })
  const over = await post('/api/goals', { title: 'Talk', date: await app.day(-12) })
  await api.send('PATCH', `/api/goals/${over.id}`, { completed: true })
  await post('/api/tasks', { title: 'Slides', goal_id: over.id, due_date: due })
  await post('/api/tasks', { title: 'Questions', goal_id: coming.id, due_date: due })
  await page.goto('/')
  const list = page.getByRole('list', { name: 'Tasks due' })
  for (const goal of ['Exam', 'Talk']) await list.getByRole('link', { name: goal }).waitFor()
})

flow('a goal goes to the next day, and the keyboard to the next goal or the field for new ones', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ, ESSAY)
  const moved = async (title) => {
    await page.getByRole('button', { name: `More about ${title}` }).click()
    await page.getByRole('button', { name: 'Move to the next day' }).click()
    await gone(app.goal(title).item)
  }
  await moved(READ)
  await focused(page, app.goal(ESSAY).box)
  await moved(ESSAY)
  await focused(page, app.addField)
})

flow('a day is typed to its end before a goal goes there', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ, ESSAY)
  const type = async (title) => {
    await page.getByRole('button', { name: `More about ${title}` }).click()
    const field = page.getByLabel('Move to', { exact: true })
    await field.focus()
    // Whether the day or the month comes first.
    await page.keyboard.type('03032030')
    assert.equal(await field.inputValue(), '2030-03-03')
  }
  await type(READ)
  await page.keyboard.press('Enter')
  await gone(app.goal(READ).item)
  await app.status.getByText(new RegExp(`Moved “${READ}” to .*3 March 2030`)).waitFor()
  await focused(page, app.goal(ESSAY).box)

  await type(ESSAY)
  // Past the button of the field's own calendar.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await gone(app.goal(ESSAY).item)
  await app.status.getByText(new RegExp(`Moved “${ESSAY}” to .*3 March 2030`)).waitFor()
  await focused(page, app.addField)
})

flow('a day that is picked by the keys of the calendar counts at once', {}, async ({ page, app }) => {
  await app.signUp()
  await app.add(READ, ESSAY)
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  const field = page.getByLabel('Move to', { exact: true })
  const tomorrow = await app.day(1)
  await field.press('Space')
  // The calendar is a window of the browser's own, which takes the keys once it is there.
  await field.and(page.locator(':open')).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction((tomorrow) => document.activeElement.value === tomorrow, tomorrow)
  await page.keyboard.press('Enter')
  await gone(app.goal(READ).item)
  await focused(page, app.goal(ESSAY).box)
})

flow('a link to where one is makes the way back no longer', {}, async ({ page, app }) => {
  await app.signUp()
  const link = (name) => page.getByRole('link', { name, exact: true })
  await link('Tasks').click()
  await page.waitForURL('**/tasks')
  await link('Journal').click()
  await page.waitForURL('**/journal')
  await link('Journal').click()
  await link('Journal').click()
  await page.goBack()
  await page.waitForURL('**/tasks')
})

flow('an address that is no day and one that is nothing are not found', {}, async ({ page, app }) => {
  await app.signUp()
  for (const path of ['/day/2026-02-30', '/nowhere']) {
    await page.goto(path)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  }
})

flow('from day to day the heading says where one is and the arrow keys go on', {}, async ({ page, app }) => {
  await app.signUp()
  await focused(page, app.addField)
  await page.getByRole('link', { name: 'Next day', exact: true }).click()
  await focused(page, page.getByRole('heading', { level: 1 }))
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(`**/day/${await app.day(2)}`)
  await focused(page, page.getByRole('heading', { level: 1 }))
})

flow('a day has its name before the app is there', { serviceWorkers: 'block' }, async ({ page, app }) => {
  await app.signUp()
  const name = await page.locator('h1').textContent()
  const release = await hold(page, 'GET', '**/*.wasm')
  for (const address of ['/', `/day/${await app.day()}`]) {
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('.early h1').waitFor()
    assert.equal(await page.locator('.early h1').textContent(), name)
  }
  release()
  await app.addField.waitFor()
})

flow('every address of a day begins with the skeleton of one', {}, async ({ page, app }) => {
  await app.signUp()
  for (const path of ['/', '/today', '/day', '/day/2030-03-04', '/day/2030-03-04/', '/tasks']) {
    await page.goto(path)
    const early = await page.evaluate(() => document.documentElement.dataset.early)
    assert.equal(early, path === '/tasks' ? 'page' : 'day', path)
  }
})
