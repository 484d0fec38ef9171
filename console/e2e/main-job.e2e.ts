import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, picture, prefer, words } from './support'

const fixtures = process.env.E2E_FIXTURES ?? ''

/** The fixture as if it happened now, on a resource of its own so that both languages start clean. */
async function callback(name: string, resource: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const local = new Date((now + 8 * 3600) * 1000).toISOString()
  const happened = `${local.slice(0, 10)} ${local.slice(11, 19)}(UTC+08:00)`
  const text = await readFile(`${fixtures}/${name}`, 'utf8')
  return text
    .replace(/"HappenedAt": "[^"]*"/, `"HappenedAt": "${happened}"`)
    .replace(/"(FirstAlertTime|LastAlertTime)": \d+/g, `"$1": ${now}`)
    .replaceAll('web-frontend-01', resource)
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  test(`an alert becomes an incident and closes again (${language})`, async ({ page }) => {
    const t = words[language]
    const stamp = Date.now().toString(36)
    const channelName = `${language === 'en' ? 'Web' : '网站'} ${stamp}`
    const resource = `web-${language}-${stamp}`
    const title = new RegExp(resource)
    await prefer(page, language)
    await logIn(page, language)

    await page.getByRole('link', { name: t.nav.channels }).click()
    await page.getByRole('button', { name: t.channels.create }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t.channelForm.name).fill(channelName)
    await dialog.getByRole('button', { name: t.channels.create }).click()
    await expect(page.getByRole('heading', { level: 1, name: channelName })).toBeVisible()

    await page.getByRole('button', { name: t.integrations.add }).click()
    await page
      .getByRole('link', { name: /Volcengine CM Metrics|火山引擎云监控.*指标|指标.*火山引擎/ })
      .click()
    await page.getByRole('button', { name: t.app.save }).click()
    const pushUrl = page.getByRole('textbox', { name: t.integration.pushUrl })
    await page.getByRole('button', { name: t.integration.copyUrl }).click()
    await expect(page.getByText(t.app.copied)).toBeVisible()
    const url = (await pushUrl.textContent()) ?? ''
    const send = async (fixture: string) => {
      const body = await callback(fixture, resource)
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'x-volc-trace-id': crypto.randomUUID() },
        body,
      })
      expect(answer.status).toBe(200)
    }

    await send('metric-critical-single.json')
    await page.getByRole('link', { name: t.nav.incidents }).click()
    await page.getByRole('link', { name: title }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByRole('button', { name: t.action.ack })).toBeVisible()
    await expectAccessible(page)
    await picture(page, `main-job-incident-${language}`)
    const incidentUrl = page.url()
    await expect(page.getByText(t.severity.Critical, { exact: true }).first()).toBeVisible()

    await page.getByRole('button', { name: t.action.ack, exact: true }).click()
    await expect(page.getByText(t.progress.Processing, { exact: true }).first()).toBeVisible()
    await expect(
      page.locator('li[data-kind="i_ack"]').getByText(t.incidents.by('Administrator')),
    ).toBeVisible()

    await page.getByRole('list').getByRole('link', { name: title }).first().click()
    await page.getByRole('link', { name: t.alert.tabs.why, exact: true }).first().click()
    await expect(page.getByText(t.trace.deciding)).toBeVisible()
    await expect(page.getByText(t.trace.outcomes.opened, { exact: true })).toBeVisible()
    await expectAccessible(page)
    await picture(page, `main-job-why-${language}`)

    await send('metric-recovered-single.json')
    await page.goto(incidentUrl)
    await expect(page.getByText(t.progress.Closed, { exact: true }).first()).toBeVisible()
    await expect(page.getByText(t.incident.resolved.event ?? '')).toBeVisible()
    await picture(page, `main-job-closed-${language}`)

    await page.getByRole('list').getByRole('link', { name: title }).first().click()
    await page.getByRole('link', { name: t.alert.tabs.why, exact: true }).first().click()
    await expect(page.getByRole('heading', { name: t.trace.outcomes.recovered })).toBeVisible()
  })
}
