import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { en, type Strings } from '../src/i18n/en'
import type { Language } from '../src/i18n/format'
import { zh } from '../src/i18n/zh'

export const words: Record<Language, Strings> = { en, zh }
export const email = 'admin@quell.local'
export const password = process.env.E2E_PASSWORD ?? 'quell'

/** Sets language and theme before the first page, as an earlier visit would have. */
export async function prefer(
  page: Page,
  language: Language,
  theme: 'light' | 'dark' = 'light',
): Promise<void> {
  await page.addInitScript(
    ([chosen, colours]) => {
      localStorage.setItem('quell.language', chosen)
      localStorage.setItem('quell.theme', colours)
    },
    [language, theme] as const,
  )
}

export async function logIn(page: Page, language: Language): Promise<void> {
  const t = words[language]
  await page.goto('/login')
  await page.getByLabel(t.login.email).fill(email)
  await page.getByLabel(t.login.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: t.login.submit }).click()
  await expect(page.getByRole('heading', { level: 1, name: t.incidents.title })).toBeVisible()
}

/** Does what the page would do, where the journey is about something else. */
export async function operate<T>(page: Page, path: string, body: object): Promise<T> {
  const cookies = await page.context().cookies()
  const token = cookies.find((each) => each.name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await page.request.post(path, { data: body, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return ((await answer.json()) as { data: T }).data
}

/** Nothing may hinder somebody who reads by keyboard, screen reader or in poor light. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  // A colour on its way to another is nobody's colour; what repeats for ever, as a spinner, is not waited for.
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map((each) => each.finished))
  })
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe.run
    const { violations } = await run(document)
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
  })
  expect.soft(found, page.url()).toEqual([])
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/${name}.png`, animations: 'disabled' })
}

/** What of the page lies past the right edge of the window where nothing scrolls to it; runs in the browser. */
export function cutOff(): string[] {
  const reachable = (element: Element | null): boolean =>
    element !== null &&
    element.tagName !== 'MAIN' &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || reachable(element.parentElement))
  return [...document.querySelectorAll('main *')]
    .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
    .filter((each) => each.getBoundingClientRect().width > 1 && !reachable(each))
    .map(
      (each) =>
        `${each.tagName} ${each.getAttribute('class') ?? ''} ${(each.textContent ?? '').slice(0, 40)}`,
    )
    .slice(0, 5)
}
