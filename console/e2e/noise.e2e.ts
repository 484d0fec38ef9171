import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { cutOff, expectAccessible, logIn, operate, picture, prefer, words } from './support'

const fixtures = process.env.E2E_FIXTURES ?? ''
const size = 40
const counted = String(size)

/** The sentence of an alert that a silence with an end keeps from people, without the end. */
const saidOfSilence: Record<Language, RegExp> = {
  en: /The silence “.+” holds until .*: the alert is kept from people\./,
  zh: /静默规则“.+”生效到 .*：告警保留，但不打扰任何人。/,
}

/** The fixture as if it happened now, on a server of its own; all of one rule, service and region. */
async function callback(stamp: string, number: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const local = new Date((now + 8 * 3600) * 1000).toISOString()
  const happened = `${local.slice(0, 10)} ${local.slice(11, 19)}(UTC+08:00)`
  const text = await readFile(`${fixtures}/metric-critical-single.json`, 'utf8')
  return text
    .replace(/"HappenedAt": "[^"]*"/, `"HappenedAt": "${happened}"`)
    .replace(/"(FirstAlertTime|LastAlertTime)": \d+/g, `"$1": ${now}`)
    .replace(/"RuleId": "[^"]*"/, `"RuleId": "rule-${stamp}"`)
    .replaceAll('i-yebk7x2q9wcva4pm3t1d', `i-${stamp}-${number}`)
    .replaceAll('web-frontend-01', `web-${stamp}-${number}`)
}

async function push(url: string, stamp: string, number: number): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-volc-trace-id': crypto.randomUUID() },
    body: await callback(stamp, number),
  })
  expect(answer.status).toBe(200)
}

/** A channel that gathers nothing, and a source of its own. */
async function connected(page: Page, name: string) {
  const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
    team_id: 0,
    channel_name: name,
    description: '',
  })
  const made = await operate<{ integration_id: number; push_url: string }>(page, '/integration/create', {
    plugin_type: 'volcengine.cm.metrics',
    name,
    channel_id,
    settings: {},
  })
  return { ...made, channel_id }
}

/** The same address on a phone and in the dark, where nothing may be cut off or hard to read. */
async function alsoNarrowAndDark(page: Page, language: Language, heading: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    const other = await page.context().newPage()
    await prefer(other, language, theme)
    await other.goto(page.url())
    const result = other.getByRole('heading', { name: heading })
    await expect(result).toBeVisible()
    await expectAccessible(other)
    await result.scrollIntoViewIfNeeded()
    if (theme === 'dark') await picture(other, `noise-result-dark-${language}`)
    await other.setViewportSize({ width: 390, height: 844 })
    await result.scrollIntoViewIfNeeded()
    expect.soft(await other.evaluate(cutOff)).toEqual([])
    await picture(other, `noise-result-narrow-${theme}-${language}`)
    await other.close()
  }
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  const t = words[language]
  const report = t.noiseReport
  const replay = t.deliveries.replay

  test(`a noisy channel is made calm, and says why (${language})`, async ({ page }) => {
    const stamp = `${language}-${Date.now().toString(36)}`
    const name = `${language === 'en' ? 'Web storm' : '网站告警风暴'} ${stamp}`
    await prefer(page, language)
    await logIn(page, language)
    const { channel_id, integration_id, push_url } = await connected(page, name)
    for (let number = 1; number <= size; number++) await push(push_url, stamp, number)
    // a try ends with the last whole second
    const over = Math.floor(Date.now() / 1000)
    const latest = async () =>
      (await operate<{ latest: number }>(page, '/channel/noise/backtest/span', { channel_id })).latest
    await expect.poll(latest).toBeGreaterThan(over)

    // 1. an operator sees a noisy channel
    await page.goto(`/channel/${channel_id}`)
    const count = (n: string) => page.getByText(t.incidents.count(n), { exact: true })
    await expect(count(counted)).toBeVisible()
    await picture(page, `noise-storm-${language}`)

    // 2. asks for a suggestion
    const tabs = page.getByRole('navigation', { name: t.channels.tabsLabel })
    await tabs.getByRole('link', { name: t.noise.tab }).click()
    await expect(page.getByText(t.noise.settings.groupNone).first()).toBeVisible()
    await tabs.getByRole('link', { name: report.tab }).click()
    await page.getByRole('button', { name: report.suggest }).click()
    const best = page.getByRole('listitem').filter({ hasText: report.suggestions.best }).first()
    await expect(best.getByText(report.suggestions.incidents(counted, '1'))).toBeVisible()
    await expectAccessible(page)
    await picture(page, `noise-suggestions-${language}`)

    // 3. backtests it
    await best.getByRole('button', { name: report.suggestions.try }).click()
    const heading = page.getByRole('heading', { name: report.result.title })
    await expect(heading).toBeVisible()
    const figures = page.getByRole('region', { name: report.result.title })
    const incidents = figures.locator('dl > div').filter({ hasText: report.result.figures.incidents }).first()
    await expect(incidents).toContainText(`${report.result.before} ${counted}`)
    await expect(incidents.locator('strong')).toHaveText(`${report.result.after} 1`)
    await expectAccessible(page)
    await heading.scrollIntoViewIfNeeded()
    await picture(page, `noise-result-${language}`)
    await alsoNarrowAndDark(page, language, report.result.title)

    // 4. applies it
    await page.getByRole('button', { name: report.result.apply }).click()
    const question = page.getByRole('dialog', { name: report.apply.title })
    await expect(question.getByText('labels.check')).toBeVisible()
    await expectAccessible(page)
    await picture(page, `noise-apply-${language}`)
    await question.getByRole('button', { name: report.apply.go }).click()
    await expect(page.getByText(report.apply.done)).toBeVisible()

    // what the storm left behind is closed by hand
    await tabs.getByRole('link', { name: t.channels.tabs.incidents }).click()
    await expect(count(counted)).toBeVisible()
    for (let number = 1; number <= size; number++) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    }
    const bar = page.getByRole('toolbar', { name: t.incidents.selected(counted) })
    await bar.getByRole('button', { name: t.action.resolve }).click()
    await page.getByRole('dialog').getByRole('button', { name: t.action.resolve }).click()
    await expect(page.getByText(t.action.done.resolve).first()).toBeVisible()

    // 5. replays the storm
    await page.goto(`/integration/${integration_id}/deliveries`)
    await expect(page.getByRole('row').filter({ hasText: t.trace.outcomes.opened }).first()).toBeVisible()
    await page.getByRole('checkbox', { name: t.deliveries.selectAll }).check()
    await page.getByRole('button', { name: replay.selected(counted) }).click()
    await page
      .getByRole('dialog', { name: replay.title(counted) })
      .getByRole('button', { name: replay.button })
      .click()
    const answer = page.getByRole('dialog', { name: replay.done(counted) })
    await expect(answer.getByText(t.deliveries.outcome(t.trace.outcomes.joined, size - 1))).toBeVisible()
    await expectAccessible(page)
    await picture(page, `noise-replayed-${language}`)

    // 6. sees one incident
    await page.goto(`/channel/${channel_id}`)
    await expect(count('1')).toBeVisible()
    const row = page.getByRole('row').filter({ hasText: stamp })
    await expect(row).toHaveCount(1)
    await expect(row).toContainText(counted)
    await picture(page, `noise-calm-${language}`)

    // 7. and reads why
    await row.getByRole('link').click()
    await expect(page.getByText(t.incident.manyJoined(String(size - 1)))).toBeVisible()
    await page.getByRole('button', { name: t.incident.showAll }).first().click()
    const reasons = page.getByText(t.noise.why.joined)
    await expect(reasons).toHaveCount(size)
    await expect(reasons.first()).toContainText(/labels\.check.*prod-ecs-cpu-high/)
    await expectAccessible(page)
    await picture(page, `noise-why-${language}`)

    // 8. silences it, and an alert that told nobody says why in one sentence
    await page
      .getByRole('group', { name: t.incident.actions })
      .getByRole('button', { name: t.moves.more })
      .click()
    await page.getByRole('menuitem', { name: t.noise.incident.silence }).click()
    const silence = page.getByRole('dialog', { name: t.noise.incident.silenceTitle })
    await expect(silence.getByRole('button', { name: t.noise.incident.silenceDo, exact: true })).toBeEnabled()
    await expectAccessible(page)
    // what is proposed holds for all servers, not for the first only
    await expect(silence.getByText(`${stamp}-1`, { exact: false })).toHaveCount(0)
    await picture(page, `noise-silence-${language}`)
    await silence.getByRole('button', { name: t.noise.incident.silenceDo, exact: true }).click()
    await expect(page.getByText(t.noise.incident.silenced, { exact: true })).toBeVisible()
    await push(push_url, stamp, size + 1)
    await page.goto(`/channel/${channel_id}/alerts`)
    await page.getByRole('link', { name: new RegExp(`web-${stamp}-${size + 1}`) }).click()
    const why = page.getByRole('note', { name: t.noise.why.title })
    await expect(why.getByText(saidOfSilence[language])).toBeVisible()
    await expect(why.getByRole('link', { name: /Quick Silence - #/ })).toBeVisible()
    await expectAccessible(page)
    await picture(page, `noise-silenced-${language}`)
  })
}
