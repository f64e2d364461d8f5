// The week: its days side by side, and goals that go from one to another.

import assert from 'node:assert/strict'

import { signUpByApi } from '../harness/account.mjs'
import { fail, FAILURE, hold } from '../harness/answers.mjs'
import { focused, gone } from '../harness/app.mjs'
import { assertAccessible } from '../harness/axe.mjs'
import { assertFits } from '../harness/fits.mjs'
import { product } from '../harness/product.mjs'

const { flow } = product()
const READ = 'Read chapter 4'
const ESSAY = 'Outline the essay'
const NOTES = 'Review lecture notes'
// A week of which no day is today's, whenever this runs.
const WEEK = '/week/2030-W10'
const [MONDAY, TUESDAY] = ['Monday 4 March', 'Tuesday 5 March']

/** A week in the words a person uses. */
function week(page) {
  const day = (name) => {
    const region = page.getByRole('region', { name, exact: true })
    return {
      region,
      field: region.getByRole('textbox', { name: /^Add a goal to / }),
      goals: region.getByRole('checkbox'),
      goal: (title) => region.getByRole('checkbox', { name: title, exact: true }),
    }
  }
  return { day, heading: page.getByRole('heading', { level: 1 }), monday: day(MONDAY), tuesday: day(TUESDAY) }
}

/** Adds goals to a day and waits until the server has each of them. */
async function plan(app, day, ...titles) {
  for (const title of titles) {
    const saved = app.answered('POST')
    await day.field.fill(title)
    await day.field.press('Enter')
    await saved
    await day.goal(title).waitFor()
  }
}

/** The week of a new student. */
async function openWeek({ page, app }) {
  await signUpByApi(page)
  await page.goto(WEEK)
  const it = week(page)
  await focused(page, it.heading)
  return it
}

/** Drags a goal by its grip to the lower half of `target`. */
async function drag(page, app, title, target) {
  await app.goal(title).item.locator('.grip').hover()
  await page.mouse.down()
  const { x, y, width, height } = await target.boundingBox()
  await page.mouse.move(x + width / 2, y + height - 4, { steps: 4 })
  await page.mouse.up()
}

flow('a week is planned day by day, and is the same after a reload', {}, async ({ page, app }) => {
  const { monday, tuesday } = await openWeek({ page, app })
  await page.getByText('Nothing is planned yet').waitFor()
  await plan(app, monday, READ, ESSAY)
  await plan(app, tuesday, NOTES)
  await gone(page.getByText('Nothing is planned yet'))

  const ticked = app.answered('PATCH')
  await monday.goal(READ).check()
  await ticked
  await monday.region.getByText('1 of 2 done').waitFor()
  await page.getByText('1 of 3 done').waitFor()
  await page.reload()
  await monday.region.getByText('1 of 2 done').waitFor()
  await tuesday.goal(NOTES).waitFor()

  await page.getByRole('link', { name: MONDAY }).click()
  await page.waitForURL('**/day/2030-03-04')
  await app.goal(ESSAY).open.waitFor()
})

flow('a goal is carried to a place in another day, and back by Undo', {}, async ({ page, app }) => {
  const { monday, tuesday } = await openWeek({ page, app })
  await plan(app, monday, READ)
  await plan(app, tuesday, ESSAY, NOTES)
  const moved = app.answered('PATCH')
  await drag(page, app, READ, app.goal(ESSAY).item)
  await tuesday.goal(READ).waitFor()
  await moved
  await page.reload()
  await tuesday.goal(READ).waitFor()
  assert.deepEqual(await titles(tuesday), [ESSAY, READ, NOTES])

  await drag(page, app, NOTES, monday.region)
  await monday.goal(NOTES).waitFor()
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await tuesday.goal(NOTES).waitFor()
  assert.deepEqual(await titles(tuesday), [ESSAY, READ, NOTES])
})

flow('keys move a goal from day to day and within one, and stay with it', {}, async ({ page, app }) => {
  const { monday, tuesday } = await openWeek({ page, app })
  await plan(app, monday, READ, ESSAY)
  await plan(app, tuesday, NOTES)
  await monday.goal(READ).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await focused(page, tuesday.goal(READ))
  assert.deepEqual(await titles(tuesday), [NOTES, READ])
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByText(`${READ}: 1 of 2`).waitFor()
  await focused(page, tuesday.goal(READ))
  assert.deepEqual(await titles(tuesday), [READ, NOTES])
  await page.keyboard.press('Alt+ArrowLeft')
  await focused(page, monday.goal(READ))
  assert.deepEqual(await titles(monday), [ESSAY, READ])
  assert.ok(page.url().endsWith(WEEK))

  // Out of the week: the keyboard stays where the goal was.
  await page.keyboard.press('Alt+ArrowLeft')
  await gone(monday.goal(READ))
  await focused(page, page.getByRole('link', { name: MONDAY }))
  await app.status.getByText(/to Sunday.* 3 March 2030/).waitFor()
})

flow('who has neither mouse nor keys moves a goal from its row', { hasTouch: true, isMobile: true }, async (it) => {
  const { page, app } = it
  const { monday, tuesday } = await openWeek(it)
  await plan(app, monday, READ)
  await page.getByRole('button', { name: `More about ${READ}` }).tap()
  await page.getByRole('button', { name: 'Move to the next day' }).tap()
  await tuesday.goal(READ).waitFor()
  await page.getByRole('button', { name: `More about ${READ}` }).tap()
  await page.getByLabel('Move to', { exact: true }).fill('2030-03-04')
  await monday.goal(READ).waitFor()
  await app.status.getByText(/to Monday.* 4 March 2030/).waitFor()
})

flow('a field adds to its day, unless another one is named', {}, async ({ page, app }) => {
  const { monday, day } = await openWeek({ page, app })
  await monday.field.fill('Read chapter 4 on 6 March 2030')
  await monday.region.getByText('6 March 2030').waitFor()
  await page.keyboard.press('Enter')
  await day('Wednesday 6 March').goal('Read chapter 4').waitFor()
  await page.getByText('Read chapter 4: planned for').waitFor()
})

flow('a goal that could not be added comes back to its field', { provokes: ['500'] }, async ({ page, app }) => {
  const { tuesday } = await openWeek({ page, app })
  const mend = await fail(page, 'POST', '**/api/goals', FAILURE)
  const text = `${READ} on 6 March 2030`
  await tuesday.field.fill(text)
  await tuesday.field.press('Enter')
  await app.alert.getByText(FAILURE.detail).waitFor()
  assert.equal(await tuesday.field.inputValue(), text)
  await tuesday.region.getByText('6 March 2030').waitFor()
  await mend()
  await plan(app, tuesday, READ)
})

flow('arrows go from week to week, and t to the one of today, which is marked', {}, async ({ page, app }) => {
  const { heading } = await openWeek({ page, app })
  await heading.getByText('10 March 2030').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.waitForURL('**/week/2030-W11')
  await focused(page, heading)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(`**${WEEK}`)
  await page.keyboard.press('t')
  await page.getByText(/^this week · week \d+$/).waitFor()
  const today = page.locator('[aria-current=date]')
  await today.waitFor()
  await page.keyboard.press('n')
  await focused(page, page.getByRole('region').filter({ has: today }).getByRole('textbox'))
})

flow('the keys of a day work in every day of a week', {}, async ({ page, app }) => {
  const { monday, tuesday } = await openWeek({ page, app })
  await plan(app, monday, READ)
  await plan(app, tuesday, ESSAY)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await focused(page, monday.goal(READ))
  await page.keyboard.press('j')
  await focused(page, tuesday.goal(ESSAY))
  await page.keyboard.press('x')
  await app.goal(ESSAY).ticked.waitFor()
  await page.keyboard.press('e')
  await focused(page, app.titleField)
  await app.titleField.fill('Write the essay')
  await page.keyboard.press('Enter')
  await tuesday.goal('Write the essay').focus()
  await page.keyboard.press('d')
  await gone(tuesday.goal('Write the essay'))
  await focused(page, tuesday.field)
})

flow('the week of today has an address of its own', {}, async ({ page, app }) => {
  await signUpByApi(page)
  await page.goto('/week')
  await page.getByText('This week · week').waitFor()
  await page.getByRole('link', { name: 'Week', exact: true }).and(page.locator('[aria-current=page]')).waitFor()
  assert.equal(new URL(page.url()).pathname, '/week')
})

flow('a week that is on its way, and one that fails and is tried again', { provokes: ['500'] }, async ({ page, app }) => {
  await app.signUp()
  const release = await hold(page, 'GET', '**/api/goals?*')
  await page.goto(WEEK)
  const { monday } = week(page)
  await monday.field.waitFor()
  await page.getByText('Loading').first().waitFor()
  const mend = await fail(page, 'GET', '**/api/goals?*', FAILURE)
  await page.reload()
  release()
  await app.alert.getByText(FAILURE.detail).waitFor()
  await mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Nothing is planned yet').waitFor()
})

flow('a week is accessible', {}, async ({ page, app }) => {
  const { monday, tuesday } = await openWeek({ page, app })
  await assertAccessible(page, 'an empty week')
  await plan(app, monday, READ, ESSAY)
  await plan(app, tuesday, NOTES)
  await monday.goal(READ).check()
  await page.getByRole('button', { name: `More about ${ESSAY}` }).click()
  await assertAccessible(page, 'a week')
  await page.getByRole('link', { name: 'This week' }).click()
  await page.locator('[aria-current=date]').waitFor()
  await assertAccessible(page, 'the week of today')
})

flow('on a phone the week opens at the day of today', { viewport: { width: 390, height: 600 }, hasTouch: true, isMobile: true }, async (it) => {
  const { page, app } = it
  await app.signUp()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Week' }).tap()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => {
    const { top } = document.querySelector('.week-day.is-today')?.getBoundingClientRect() ?? {}
    return top >= 0 && top < innerHeight
  })
})

flow('320 px are wide enough for a week', { viewport: { width: 320, height: 568 }, hasTouch: true }, async (it) => {
  const { page, app } = it
  const { monday } = await openWeek(it)
  await plan(app, monday, 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4), READ)
  await assertFits(page, 'a week')
  await page.getByRole('button', { name: `More about ${READ}` }).click()
  await assertFits(page, 'an open goal')
  await app.goal(READ).edit.click()
  await app.titleField.waitFor()
  await assertFits(page, 'a goal being renamed')
})

function titles(day) {
  return day.region.getByRole('listitem').locator('.goal-title').allTextContents()
}
