// The tasks: added by one line, listed by the day they are due, and the same after a reload.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'
import { sent, stored } from '../harness/stored.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const RENT = 'Pay the rent'
const BOOKS = 'Return the books'
const PHONE = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true }

/** The tasks of a new student. */
async function openTasks({ page, app }) {
  await signUpByApi(page)
  await page.goto('/tasks')
  await focused(page, page.getByRole('heading', { level: 1, name: 'Tasks' }))
  return tasks(page)
}

function tasks(page) {
  const field = page.getByRole('textbox', { name: 'Add a task' })
  const answered = (method, end = '') =>
    page.waitForResponse((it) => it.url().includes('/api/tasks') && it.url().endsWith(end) && it.request().method() === method)
  const add = async (...lines) => {
    for (const line of lines) {
      const saved = answered('POST')
      await field.fill(line)
      await field.press('Enter')
      await saved
    }
  }
  const list = (name) => page.getByRole('list', { name, exact: true })
  const within = (name, title) => list(name).getByRole('checkbox', { name: title, exact: true })
  const titles = (name) => list(name).getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.closest('label').textContent))
  return { field, answered, add, within, titles, due: page.getByLabel('Due', { exact: true }) }
}

flow('a task is due on the day that is typed with it, and stays so', {}, async (it) => {
  const { page } = it
  const { field, add, within } = await openTasks(it)
  await page.getByText('Nothing is waiting for you').waitFor()
  await field.fill(`${READ} today`)
  await page.getByText('today,').waitFor()
  await add(`${READ} today`, `${RENT} in 3 weeks`, BOOKS)
  const isSo = async () => {
    await within('Today', READ).waitFor()
    await within('Later', RENT).waitFor()
    await within('Without a date', BOOKS).waitFor()
    await page.getByText('3 to do').waitFor()
  }
  await isSo()
  await page.reload()
  await isSo()
})

flow('a step is listed with its goal, which is named after #', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.add('Essay on Kant')
  await page.goto('/tasks')
  const { field, add, within } = tasks(page)
  await field.fill('Find three sources #essay')
  await page.locator('form').getByText('Essay on Kant').waitFor()
  await add('Find three sources #essay')
  await within('Today', 'Find three sources').waitFor()
  await page.getByRole('link', { name: 'Essay on Kant' }).click()
  await app.goal('Essay on Kant').item.getByRole('checkbox', { name: 'Find three sources' }).waitFor()
})

flow('what is ticked stays until the page is left, and is shown on demand', {}, async (it) => {
  const { page, app } = it
  const { add, answered, within } = await openTasks(it)
  await add(READ, BOOKS)
  const saved = answered('PATCH')
  await within('Without a date', READ).check()
  await page.getByText('1 to do').waitFor()
  await within('Without a date', READ).waitFor()
  await saved
  await page.reload()
  await within('Without a date', BOOKS).waitFor()
  await gone(within('Without a date', READ))
  await page.getByRole('button', { name: 'Show done' }).click()
  await within('Done', READ).click()
  await focused(page, app.goal(READ).box)
})

flow('what is ticked is among the done ones while those are shown', {}, async (it) => {
  const { page, app } = it
  const { add, within } = await openTasks(it)
  await add(READ, BOOKS)
  await within('Without a date', READ).check()
  await page.getByRole('button', { name: 'Show done' }).click()
  await within('Done', READ).waitFor()
  await gone(within('Without a date', READ))
  await gone(page.getByText('Nothing is done yet.'))
  await app.goal(BOOKS).box.focus()
  await page.keyboard.press('Space')
  await within('Done', BOOKS).waitFor()
  await focused(page, app.goal(BOOKS).box)
})

flow('a new task stays in its row when the server has it, edited or ticked', {}, async (it) => {
  const { page, app } = it
  const { field, answered, within } = await openTasks(it)
  const add = async (title) => {
    const release = await hold(page, 'POST', '**/api/tasks')
    await field.fill(title)
    await field.press('Enter')
    await within('Without a date', title).waitFor()
    return release
  }
  const releaseRead = await add(READ)
  await app.goal(READ).edit.click()
  await app.titleField.fill('Read chapter 5')
  releaseRead()
  await stored(page, 'seen/', READ)
  assert.equal(await app.titleField.inputValue(), 'Read chapter 5')
  const renamed = answered('PATCH')
  await app.titleField.press('Enter')
  assert.equal((await renamed).status(), 200)
  await within('Without a date', 'Read chapter 5').waitFor()

  const releaseBooks = await add(BOOKS)
  const ticked = answered('PATCH')
  await within('Without a date', BOOKS).press('Space')
  releaseBooks()
  assert.equal((await ticked).status(), 200)
  await sent(page)
  await focused(page, within('Without a date', BOOKS))
})

flow('title and day are edited, and the keyboard stays with the task', {}, async (it) => {
  const { page, app } = it
  const { add, answered, within, due } = await openTasks(it)
  await add(READ, BOOKS)
  await app.goal(READ).edit.click()
  await app.titleField.fill('Read chapter 5')
  await due.fill(await app.day(-1))
  const saved = answered('PATCH')
  await due.press('Enter')
  await within('Overdue', 'Read chapter 5').waitFor()
  await focused(page, app.goal('Read chapter 5').edit)
  await saved
  await page.reload()
  await page.getByText('Yesterday', { exact: false }).waitFor()
  await app.goal('Read chapter 5').edit.click()
  await due.fill('')
  await due.press('Enter')
  await within('Without a date', 'Read chapter 5').waitFor()
})

flow('a deleted task comes back by Undo', {}, async (it) => {
  const { page, app } = it
  const { add, answered } = await openTasks(it)
  await add(READ)
  await app.goal(READ).delete.click()
  await gone(app.goal(READ).item)
  const restored = answered('POST', '/restore')
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await restored
  await page.reload()
  await app.goal(READ).item.waitFor()
})

flow('loose tasks change places by Alt and the arrows, done ones between them or not', {}, async (it) => {
  const { page, app } = it
  const { add, answered, titles } = await openTasks(it)
  await add(READ, RENT, BOOKS)
  let saved = answered('PATCH')
  await app.goal(RENT).box.check()
  await saved
  await page.reload()
  await page.getByText('2 to do').waitFor()
  await app.goal(BOOKS).box.focus()
  saved = answered('PATCH')
  await page.keyboard.press('Alt+ArrowUp')
  await saved
  await focused(page, app.goal(BOOKS).box)
  await page.getByText(`${BOOKS}: 1 of 2`).waitFor({ state: 'attached' })
  assert.deepEqual(await titles('Without a date'), [BOOKS, READ])
  await page.reload()
  // What the browser had kept may show first.
  const rows = page.getByRole('list', { name: 'Without a date', exact: true }).getByRole('listitem')
  await rows.nth(0).and(app.goal(BOOKS).item).waitFor()
  await rows.nth(1).and(app.goal(READ).item).waitFor()
})

flow('what comes back becomes a goal, which is said', {}, async (it) => {
  const { page, app } = it
  const { field } = await openTasks(it)
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/repeats'))
  await field.fill('Gym every day')
  await field.press('Enter')
  await page.getByText('Gym: comes back from now on').waitFor()
  await saved
  await page.goto('/')
  await app.goal('Gym').item.waitFor()
})

flow('tasks that do not come, come late or are refused leave the page usable', { provokes: ['400', '500'] }, async (it) => {
  const { page, app } = it
  await app.signUp()
  const { field } = tasks(page)
  const open = '**/api/tasks?*completed=false*'
  const mend = await fail(page, 'GET', open, FAILURE)
  await page.goto('/tasks')
  await app.alert.getByText(FAILURE.detail).waitFor()
  await mend()
  const release = await hold(page, 'GET', open)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Loading…').waitFor({ state: 'attached' })
  release()
  await page.getByText('Nothing is waiting for you').waitFor()
  const mendRepeat = await fail(page, 'POST', '**/api/repeats', FAILURE)
  await field.fill('Gym every Monday')
  await field.press('Enter')
  await app.alert.waitFor()
  assert.equal(await field.inputValue(), 'Gym every Monday')
  await mendRepeat()
  const mendNew = await fail(page, 'POST', '**/api/tasks', { ...FAILURE, status: 400, code: 'invalid_input' })
  await field.fill(BOOKS)
  await field.press('Enter')
  await app.alert.waitFor()
  assert.equal(await field.inputValue(), BOOKS)
  await mendNew()
})

flow('the tasks are accessible and fit a phone', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page, app } = it
  const { add } = await openTasks(it)
  await assertAccessible(page, 'no tasks')
  await add(`${READ} today`, 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4), `${RENT} in 3 weeks`)
  await app.goal(READ).box.check()
  await assertAccessible(page, 'tasks')
  await app.goal(RENT).edit.click()
  await app.titleField.waitFor()
  await assertAccessible(page, 'a task being edited')
  await assertFits(page, 'a task being edited')
})

flow('a goal of other days is named on a day, which looks for it', {}, async (it) => {
  const { page, app } = it
  await app.signUp()
  await app.addField.fill(`${BOOKS} in 3 weeks`)
  const added = app.answered('POST')
  await app.addField.press('Enter')
  await added
  await page.reload()
  await app.addField.fill(`${RENT} #return`)
  await page.locator('form').getByText(BOOKS).waitFor()
  const saved = page.waitForResponse((it) => it.url().endsWith('/api/tasks') && it.request().method() === 'POST')
  await app.addField.press('Enter')
  assert.equal((await saved).status(), 201)
})

flow('a changed title of a task that is deleted is not sent, and the buttons of its form take no keyboard', PHONE, async (it) => {
  const { page } = it
  const { add, within, due } = await openTasks(it)
  await add(READ)
  const sent = []
  page.on('request', (request) => sent.push(request.method()))
  await page.getByRole('button', { name: `Edit ${READ}` }).tap()
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Read chapter 5')
  const remove = page.getByRole('button', { name: `Delete ${READ}` })
  await remove.dispatchEvent('mousedown', { bubbles: true, cancelable: true })
  await focused(page, title)
  await remove.tap()
  await gone(within('Without a date', READ))
  await page.getByRole('button', { name: 'Undo' }).tap()
  await within('Without a date', READ).waitFor()
  await gone(due)
  assert.ok(sent.includes('DELETE') && !sent.includes('PATCH'), sent.join())
})

flow('on a phone a task is deleted where it is edited', PHONE, async (it) => {
  const { page } = it
  const { add, within } = await openTasks(it)
  await add(READ)
  const remove = page.getByRole('button', { name: `Delete ${READ}` })
  await gone(remove)
  await page.getByRole('button', { name: `Edit ${READ}` }).tap()
  await remove.tap()
  await gone(within('Without a date', READ))
  await page.getByRole('button', { name: 'Undo' }).tap()
  await within('Without a date', READ).waitFor()
})
