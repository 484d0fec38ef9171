import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, picture, prefer, words } from './support'

const fixtures = process.env.E2E_FIXTURES ?? ''

/** The command that plays Cloud Monitor; the mock knows none. */
const [simulator = '', ...simulatorOptions] = (process.env.E2E_SIMULATE ?? '').split(' ')

/** The fixture as if it happened now, under a rule, on a resource and at a level of the journey's own. */
async function callback(name: string, change: { rule: string; resource: string; level: string }) {
  const now = Math.floor(Date.now() / 1000)
  const local = new Date((now + 8 * 3600) * 1000).toISOString()
  const happened = `${local.slice(0, 10)} ${local.slice(11, 19)}(UTC+08:00)`
  const text = await readFile(`${fixtures}/${name}`, 'utf8')
  return text
    .replace(/"HappenedAt": "[^"]*"/, `"HappenedAt": "${happened}"`)
    .replace(/"(FirstAlertTime|LastAlertTime)": \d+/g, `"$1": ${now}`)
    .replace(/"Level": "[^"]*"/, `"Level": "${change.level}"`)
    .replace(/"RuleId": "[^"]*"/, `"RuleId": "${change.rule}"`)
    .replaceAll('web-frontend-01', change.resource)
}

async function push(url: string, body: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-volc-trace-id': crypto.randomUUID() },
    body,
  })
  expect(answer.status).toBe(200)
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  test(`alerts of a shared integration go where its routes say (${language})`, async ({ page }) => {
    test.setTimeout(180_000)
    const t = words[language]
    const { routes } = t
    const stamp = Date.now().toString(36)
    const names = {
      core: `${language === 'en' ? 'Core' : '核心'} ${stamp}`,
      web: `${language === 'en' ? 'Web' : '网站'} ${stamp}`,
      rest: `${language === 'en' ? 'Everything else' : '其余'} ${stamp}`,
    }
    const critical = `core-${stamp}`
    const warning = `web-${stamp}`
    const other = `misc-${stamp}`
    await prefer(page, language)
    await logIn(page, language)
    const channels = new Map<string, string>()
    for (const name of Object.values(names)) channels.set(name, await createChannel(page, language, name))

    await page.goto('/integrations')
    await page.getByRole('button', { name: t.integrations.add }).first().click()
    await page
      .getByRole('link', { name: /Volcengine CM Metrics|火山引擎云监控.*指标|指标.*火山引擎/ })
      .click()
    await page.getByLabel(t.integrations.name).fill(`${language} ${stamp}`)
    await page.getByRole('button', { name: t.app.save }).click()
    const pushUrl = page.getByRole('textbox', { name: t.integration.pushUrl })
    await expect(pushUrl).toBeVisible()
    const url = (await pushUrl.textContent()) ?? ''
    await expect(page.getByText(routes.hint.nothingTitle)).toBeVisible()
    await page.getByRole('button', { name: routes.hint.create }).click()
    await expect(page.getByText(routes.emptyTitle)).toBeVisible()

    await addCase(page, language, { key: 'labels.resource', value: 'web-*', channel: names.web, stop: true })
    await addCase(page, language, { key: 'severity', value: 'Critical', channel: names.core, stop: true })
    await addCase(page, language, {
      key: 'labels.resource',
      value: 'core-*',
      channel: names.web,
      stop: false,
    })
    await choose(page, page.getByRole('combobox', { name: routes.otherwiseLabel }), names.rest)
    const list = page.getByRole('list', { name: routes.list })
    await expect(list.getByRole('listitem')).toHaveCount(3)

    await page.getByRole('button', { name: gripOf(language, '2', '3') }).focus()
    await page.keyboard.press('ArrowUp')
    await expect(list.getByRole('listitem').first()).toContainText(names.core)
    await page.getByRole('button', { name: routes.save }).click()
    await expect(page.getByText(routes.saveDone)).toBeVisible()
    await expectAccessible(page)

    const event = (resource: string, level: string) => ({ rule: `rule-${resource}`, resource, level })
    await push(url, await callback('metric-critical-single.json', event(critical, 'critical')))
    await push(url, await callback('metric-critical-single.json', event(warning, 'warning')))
    await push(url, await callback('metric-critical-single.json', event(other, 'notice')))
    const here = page.url()
    const at = async (name: string, title: string) => {
      await page.goto(channels.get(name) ?? '')
      await expect(page.getByRole('link', { name: new RegExp(title) }).first()).toBeVisible()
    }
    await at(names.core, critical)
    await at(names.web, warning)
    await at(names.rest, other)

    await page.goto(here)
    const preview = page.getByRole('table', { name: routes.preview.list })
    await expect(preview.getByRole('row')).toHaveCount(4)
    await expect(preview.getByRole('row').filter({ hasText: critical })).toContainText(names.core)
    await picture(page, `routes-${language}`)

    await page.getByRole('link', { name: new RegExp(`^${routes.caseName('1')}`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: routes.form.removeCondition('1') }).click()
    await expect(dialog.getByText(routes.form.noConditions)).toBeVisible()
    await choose(page, dialog.getByRole('combobox', { name: routes.form.channels, exact: true }), names.rest)
    await dialog.getByRole('button', { name: routes.form.done }).click()
    await expect(preview.getByRole('row').filter({ hasText: warning })).toContainText(routes.preview.changed)
    await expect(page.getByText(routes.warning.unreachable(routes.caseName('1'))).first()).toBeVisible()
    await expectAccessible(page)
    await picture(page, `routes-preview-${language}`)
    await page.getByRole('button', { name: routes.save }).click()
    await expect(page.getByText(routes.saveDone)).toBeVisible()

    await push(url, await callback('metric-recovered-single.json', event(warning, 'warning')))
    await page.goto(channels.get(names.web) ?? '')
    await expect(page.getByRole('link', { name: new RegExp(warning) })).toHaveCount(0)
    await page.goto(`${channels.get(names.web) ?? ''}/alerts`)
    await page.getByText(t.alerts.all, { exact: true }).click()
    await page.getByRole('link', { name: new RegExp(warning) }).click()
    await expect(page.getByText(t.severity.Ok, { exact: true }).first()).toBeVisible()

    await page.goto(here)
    await page.getByRole('button', { name: routes.history.open }).click()
    await page.getByRole('link', { name: routes.history.version('1') }).click()
    await expect(page.getByRole('heading', { name: routes.history.heading('1') })).toBeVisible()
    await page.getByRole('button', { name: routes.history.restore }).click()
    await page.getByRole('tooltip').getByRole('button', { name: routes.history.restore }).click()
    await expect(page.getByText(routes.history.restored('1'))).toBeVisible()
    await expect(list.getByRole('listitem').first()).toContainText(names.core)

    if (simulator !== '') {
      await promisify(execFile)(simulator, [...simulatorOptions, '--url', url, '--duration', '3h'])
      const core = await severities(page, channels.get(names.core) ?? '')
      const rest = await severities(page, channels.get(names.rest) ?? '')
      expect(new Set(core)).toEqual(new Set([t.severity.Critical]))
      expect(rest).not.toContain(t.severity.Critical)
    }
  })
}

/** What the firing alerts of a channel are marked with; more than the journey itself brought. */
async function severities(page: Page, channel: string): Promise<string[]> {
  await page.goto(`${channel}/alerts`)
  const marks = page.getByRole('row').locator('[role=cell]:first-child')
  await expect.poll(() => marks.count()).toBeGreaterThan(1)
  return (await marks.allTextContents()).map((text) => text.trim())
}

/** A channel of its own; answers its address. */
async function createChannel(page: Page, language: Language, name: string): Promise<string> {
  const t = words[language]
  await page.goto('/channels?create=')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.channelForm.name).fill(name)
  await dialog.getByRole('button', { name: t.channels.create }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return /^.*\/channel\/\d+/.exec(page.url())?.[0] ?? ''
}

/** Picks a channel by name where several may be chosen. */
async function choose(page: Page, box: ReturnType<Page['getByRole']>, name: string): Promise<void> {
  await box.click()
  await box.fill(name)
  await page.locator('.ant-select-item-option').filter({ hasText: name }).last().click()
  await page.keyboard.press('Tab')
}

/** How the grip of a case calls itself in a list without headings. */
function gripOf(language: Language, place: string, of: string): string {
  const { routes } = words[language]
  return routes.grip(routes.caseName(place), place, of)
}

interface Rule {
  key: string
  value: string
  channel: string
  stop: boolean
}

async function addCase(page: Page, language: Language, rule: Rule): Promise<void> {
  const { form, add } = words[language].routes
  await page.getByRole('button', { name: add }).click()
  const dialog = page.getByRole('dialog')
  const name = form.condition('1')
  await dialog.getByRole('combobox', { name: `${name}: ${form.key}` }).fill(rule.key)
  const values = dialog.getByRole('combobox', { name: `${name}: ${form.values}` })
  await values.fill(rule.value)
  await values.press('Enter')
  await values.press('Tab')
  await choose(page, dialog.getByRole('combobox', { name: form.channels, exact: true }), rule.channel)
  await dialog.getByRole('radio', { name: rule.stop ? form.stop : form.goOn }).check()
  await dialog.getByRole('button', { name: form.done }).click()
  await expect(dialog).toHaveCount(0)
}
