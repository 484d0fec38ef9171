import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, operate, picture, prefer, words } from './support'

async function push(url: string, body: object | string): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await answer.text()
  return answer.status
}

interface Made {
  integration_id: number
  push_url: string
}

const mapping = {
  title: '{{probe.name}} is {{state}}',
  event_status: '{{state}}',
  alert_key: '{{probe.id}}',
  labels: { region: '{{probe.region}}' },
}

/** A custom webhook nobody routes yet, and a channel that could take its alerts. */
async function connected(page: Page, stamp: string): Promise<Made & { channel_id: number }> {
  const made = await operate<Made>(page, '/integration/create', {
    plugin_type: 'webhook.custom',
    name: `Probes ${stamp}`,
    settings: {
      field_mapping: JSON.stringify(mapping),
      value_mapping: JSON.stringify({ state: { down: 'Critical', up: 'Ok' } }),
    },
  })
  const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
    team_id: 0,
    channel_name: `Probes ${stamp}`,
    description: '',
  })
  return { ...made, channel_id }
}

/** The row of a list that says something; a live list may take a moment. */
function rowThatSays(page: Page, text: string | RegExp): Locator {
  return page.getByRole('row').filter({ hasText: text }).first()
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  const t = words[language]
  const said = t.deliveries

  test(`what no route took is found, routed and replayed (${language})`, async ({ page }) => {
    const stamp = `${language}-${Date.now().toString(36)}`
    await prefer(page, language)
    await logIn(page, language)
    const { integration_id, push_url, channel_id } = await connected(page, stamp)
    const probe = { id: `p-${stamp}`, name: `shop ${stamp}`, region: 'cn-beijing' }
    expect(await push(push_url, { state: 'down', probe })).toBe(200)

    await page.goto('/integrations')
    await page.getByLabel(t.center.search).fill(stamp)
    await expect(page).toHaveURL(/q=/)
    const line = rowThatSays(page, stamp)
    await line.getByRole('link', { name: t.center.trouble.unrouted('1') }).click()
    await expect(page).toHaveURL(/outcome=unrouted/)
    // whoever clicks before the search has settled gets there, and stays there
    await page.getByLabel(said.search).fill(stamp)
    await rowThatSays(page, t.trace.outcomes.unrouted).getByRole('link').click()
    await expect(page).toHaveURL(/q=.*delivery=/)

    const drawer = page.getByRole('dialog', { name: said.detail })
    await expect(drawer.getByText(said.advice.route)).toBeVisible()
    await expect(drawer.getByRole('button', { name: said.advice.routeLink })).toBeVisible()
    await drawer.getByRole('button', { name: said.whyShow }).click()
    await expect(drawer.getByText(t.trace.deciding)).toBeVisible()
    await expectAccessible(page)
    await picture(page, `deliveries-unrouted-${language}`)

    await operate(page, '/route/upsert', {
      integration_id,
      cases: [{ if: [], channel_ids: [channel_id], fallthrough: false }],
      default: { channel_ids: [] },
    })
    await drawer.getByRole('button', { name: said.replay.button }).click()
    const question = page.getByRole('dialog', { name: said.replay.title('1') })
    await expect(question.getByText(said.replay.means[0] ?? '')).toBeVisible()
    await question.getByRole('button', { name: said.replay.button }).click()

    const answer = page.getByRole('dialog', { name: said.replay.done('1') })
    await answer.getByRole('link', { name: said.replay.open }).click()
    await expect(drawer.getByText(t.trace.outcomes.opened).first()).toBeVisible()
    await expect(drawer.getByText(said.replayOf, { exact: true })).toBeVisible()
    await expect(drawer.getByText(said.byWhom('Administrator'))).toBeVisible()
    await picture(page, `deliveries-replayed-${language}`)

    const replay = new URL(page.url()).searchParams.get('delivery') ?? ''
    await drawer.getByRole('button', { name: said.whyShow }).click()
    await expect(drawer.getByRole('link', { name: t.trace.openCase('1') })).toHaveAttribute(
      'href',
      `/integration/${integration_id}/routes?case=1`,
    )
    await expectAccessible(page)
    await drawer.getByRole('link', { name: /^[0-9a-f]{24}$/ }).click()
    await expect(page).not.toHaveURL(new RegExp(`delivery=${replay}`))
    await expect(drawer.getByRole('link', { name: said.replayNumber('1') })).toBeVisible()
    await page.goBack()

    await drawer.getByRole('link', { name: said.original }).click()
    await expect(drawer.getByRole('link', { name: said.replayNumber('1') })).toBeVisible()
    await expect(drawer.getByText(said.advice.route)).toHaveCount(0)
  })

  test(`what could not be read is explained, mended, tried and replayed (${language})`, async ({ page }) => {
    const stamp = `${language}-${Date.now().toString(36)}`
    await prefer(page, language)
    await logIn(page, language)
    const { integration_id, push_url, channel_id } = await connected(page, stamp)
    await operate(page, '/route/upsert', {
      integration_id,
      cases: [],
      default: { channel_ids: [channel_id] },
    })
    // the mapping wants probe.region
    const body = { state: 'down', probe: { id: `p-${stamp}`, name: `pay ${stamp}`, zone: 'cn-beijing-a' } }
    expect(await push(push_url, body)).toBe(400)
    expect(await push(push_url, 'this is not json')).toBe(400)

    await page.goto(`/integration/${integration_id}/errors`)
    await expect(page.getByRole('list', { name: t.center.errors.list })).toContainText('probe.region')
    await expectAccessible(page)
    await picture(page, `deliveries-errors-${language}`)

    await page.getByRole('link', { name: t.integration.tabs.deliveries }).click()
    await page.getByLabel(said.search).fill(`pay ${stamp}`)
    await expect(page).toHaveURL(/q=/)
    await expect(page.getByRole('row').filter({ hasText: said.verdict.rejected })).toHaveCount(1)
    await rowThatSays(page, /probe\.region/)
      .getByRole('link')
      .click()
    const drawer = page.getByRole('dialog', { name: said.detail })
    await expect(drawer.getByText(said.advice.settings)).toBeVisible()
    await expect(drawer.locator('mark').first()).toHaveText(`pay ${stamp}`)
    const deliveryId = new URL(page.url()).searchParams.get('delivery') ?? ''
    await drawer.getByRole('button', { name: said.advice.settingsLink }).click()

    const tryPanel = page.getByRole('complementary', { name: said.tryIt.title })
    await expect(tryPanel.getByLabel(said.tryIt.body)).toHaveValue(/cn-beijing-a/)
    await tryPanel.getByRole('button', { name: said.tryIt.run }).click()
    await expect(tryPanel.getByText(said.tryIt.verdict.rejected)).toBeVisible()
    await expect(tryPanel.getByText(/probe\.region/).last()).toBeVisible()

    await page.getByLabel(t.center.mapping.labelTemplateOf('1')).fill('{{probe.zone}}')
    await expect(tryPanel.getByText(said.tryIt.outdated)).toBeVisible()
    await tryPanel.getByRole('button', { name: said.tryIt.run }).click()
    await expect(tryPanel.getByText(said.tryIt.verdict.accepted('1'))).toBeVisible()
    await expect(tryPanel.getByRole('link', { name: `Probes ${stamp}` }).first()).toBeVisible()
    await expectAccessible(page)
    await picture(page, `deliveries-mended-${language}`)
    await page.getByRole('button', { name: t.app.save, exact: true }).click()
    await expect(page.getByText(t.app.saved, { exact: true })).toBeVisible()

    await page.goto(`/integration/${integration_id}/deliveries?verdict=rejected`)
    await rowThatSays(page, /probe\.region/)
      .getByRole('checkbox')
      .check()
    await page.getByRole('button', { name: said.replay.selected('1') }).click()
    await page
      .getByRole('dialog', { name: said.replay.title('1') })
      .getByRole('button', { name: said.replay.button })
      .click()
    const answer = page.getByRole('dialog', { name: said.replay.done('1') })
    await answer.getByRole('link', { name: said.replay.open }).click()
    await expect(drawer.getByText(t.trace.outcomes.opened).first()).toBeVisible()
    await page.goto(`/integration/${integration_id}/deliveries?delivery=${deliveryId}`)
    await expect(drawer.getByRole('link', { name: said.replayNumber('1') })).toBeVisible()
  })
}
