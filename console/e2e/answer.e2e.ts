import { expect, test, type Page } from '@playwright/test'
import { prefer, words } from './support'

const t = words.en

/** What the page asked the server about, and every address it called. */
async function opened(page: Page, address: string) {
  const called: string[] = []
  page.on('request', (request) => called.push(request.url()))
  await prefer(page, 'en')
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/incident/answer/info')),
    page.goto(address),
  ])
  await expect(page.getByRole('heading', { level: 1, name: t.doors.answer.invalid })).toBeVisible()
  return { body: asked.postDataJSON() as { token: string }, called }
}

test('the secret of a link stands where no server on the way sees it', async ({ page }) => {
  const { body, called } = await opened(page, '/answer#a-Secret_1')

  expect(body.token).toBe('a-Secret_1')
  expect(called.filter((each) => new URL(each).pathname.includes('a-Secret_1'))).toEqual([])
})

test('a link of an older message leads to the same page', async ({ page }) => {
  const { body } = await opened(page, '/answer/a-Secret_2')

  expect(body.token).toBe('a-Secret_2')
  await expect(page).toHaveURL(/\/answer#a-Secret_2$/)
})
