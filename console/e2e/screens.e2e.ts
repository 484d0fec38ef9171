import { expect, test, type Page } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { cutOff, expectAccessible, logIn, picture, prefer } from './support'

const looks = [
  { name: 'wide-light-en', width: 1440, height: 900, theme: 'light', language: 'en' },
  { name: 'wide-dark-zh', width: 1440, height: 900, theme: 'dark', language: 'zh' },
  { name: 'narrow-light-zh', width: 360, height: 740, theme: 'light', language: 'zh' },
  { name: 'narrow-dark-en', width: 360, height: 740, theme: 'dark', language: 'en' },
] satisfies { name: string; width: number; height: number; theme: 'light' | 'dark'; language: Language }[]

interface Listed {
  items: Record<string, unknown>[]
}

/** Asks the server as the page would, to find an address of each kind. */
async function ask(page: Page, path: string, body: object): Promise<Listed['items']> {
  const cookies = await page.context().cookies()
  const token = cookies.find((each) => each.name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await page.request.post(path, { data: body, headers: { 'X-XSRF-TOKEN': token } })
  return ((await answer.json()) as { data: Listed }).data.items
}

async function addresses(page: Page): Promise<[name: string, path: string][]> {
  const [incident] = await ask(page, '/incident/list', { limit: 1 })
  const [alert] = await ask(page, '/alert/list', { limit: 1 })
  const [channel] = await ask(page, '/channel/list', {})
  const always: [string, string][] = [
    ['incidents', '/incidents'],
    ['channels', '/channels'],
    ['channels-create', '/channels?create='],
    ['integrations', '/integrations'],
    ['integrations-all', '/integrations?scope=all'],
    ['integrations-none', '/integrations?status=silent&q=nobody'],
    ['gallery', '/integrations/add'],
    ['integration-new-custom', '/integrations/add/webhook.custom'],
    ['integration-new', '/integrations/add/volcengine.cm.metrics'],
    ['mappings', '/integrations/mappings'],
    ['mapping-apis', '/integrations/mappings/apis'],
    ['mapping-api-new', '/integrations/mappings/apis?create='],
    ['members', '/settings/members'],
    ['teams', '/settings/teams'],
    ['roles', '/settings/roles'],
    ['templates', '/settings/templates'],
    ['template-new', '/settings/template/new'],
    ['fields', '/settings/fields'],
    ['audit', '/settings/audit'],
    ['webhooks', '/settings/webhooks'],
    ['webhook-create', '/settings/webhooks?create='],
    ['webhook-history', '/settings/webhooks/history'],
    ['schedule-new', '/oncall/new'],
    ['me', '/me'],
    ['answer-invalid', '/answer#nonsense'],
    ['invitation-invalid', '/invitation#nonsense'],
    ['forgot-password', '/forgot-password'],
    ['password-reset', '/password-reset#nonsense'],
    ['missing', '/no/such/page'],
  ]
  const [template] = await ask(page, '/template/list', { limit: 1 })
  if (template !== undefined) {
    const id = String(template.template_id)
    for (const medium of ['email', 'sms', 'feishu'])
      always.push([`template-${medium}`, `/settings/template/${id}?medium=${medium}`])
  }
  const [schedule] = await ask(page, '/schedule/list', {})
  if (schedule !== undefined) always.push(['schedule', `/oncall/schedule/${String(schedule.schedule_id)}`])
  const [calendar] = await ask(page, '/calendar/list', {})
  if (calendar !== undefined) always.push(['calendar', `/oncall/calendar/${String(calendar.cal_id)}`])
  if (incident !== undefined) always.push(['incident', `/incident/${String(incident.incident_id)}`])
  if (alert !== undefined) {
    always.push(
      ['alert', `/alert/${String(alert.alert_id)}`],
      ['alert-why', `/alert/${String(alert.alert_id)}/why`],
    )
  }
  if (channel !== undefined) {
    const id = String(channel.channel_id)
    for (const tab of ['', '/overview', '/alerts', '/integrations', '/noise', '/backtest', '/settings'])
      always.push([`channel${tab.replace('/', '-')}`, `/channel/${id}${tab}`])
    for (const [name, search] of [
      ['new-drop', 'add=unsubscribe'],
      ['new-silence', 'add=silence'],
      ['new-inhibition', 'add=inhibit'],
      ['grouping', 'edit=group'],
      ['flapping', 'edit=flapping'],
      ['closing', 'edit=close'],
      ['history', 'history'],
      ['version', 'history=1'],
    ])
      always.push([`noise-${name}`, `/channel/${id}/noise?${search}`])
    const [integration] = await ask(page, '/integration/list', { channel_id: channel.channel_id })
    if (integration !== undefined) {
      const own = `/integration/${String(integration.integration_id)}`
      always.push(
        ['integration', own],
        ['deliveries', `${own}/deliveries`],
        ['deliveries-none', `${own}/deliveries?verdict=set_aside&outcome=unrouted&range=24h`],
        ['integration-try', `${own}/try`],
        ['integration-errors', `${own}/errors`],
        ['integration-settings', `${own}/settings`],
      )
      const [delivery] = await ask(page, '/integration/delivery/list', {
        integration_id: integration.integration_id,
        limit: 1,
      })
      if (delivery !== undefined)
        always.push(['delivery', `${own}/deliveries?delivery=${String(delivery.delivery_id)}`])
    }
  }
  const shared = await ask(page, '/integration/list', { channel_id: 0 })
  if (shared[0] !== undefined) {
    const own = `/integration/${String(shared[0].integration_id)}`
    always.push(
      ['integration-shared', own],
      ['processing', `${own}/processing`],
      ['processing-history', `${own}/processing?history=pipeline`],
      ['routes', `${own}/routes`],
      ['routes-case', `${own}/routes?case=1`],
      ['routes-history', `${own}/routes?history=`],
      ['routes-version', `${own}/routes?history=1`],
    )
  }
  const custom = shared.find((each) => each.plugin_type === 'webhook.custom')
  if (custom !== undefined)
    always.push(['integration-mapping', `/integration/${String(custom.integration_id)}/settings`])
  return always
}

for (const look of looks) {
  test(`every screen is whole and accessible (${look.name})`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.setViewportSize(look)
    await prefer(page, look.language, look.theme)
    await page.goto('/login')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await picture(page, `${look.name}-login`)
    await logIn(page, look.language)
    for (const [name, path] of await addresses(page)) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
      await page.waitForLoadState('networkidle')
      await expect(page.getByRole('status', { name: /^(Loading|加载|正在)/ })).toHaveCount(0)
      await picture(page, `${look.name}-${name}`)
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      expect.soft(await page.evaluate(cutOff), `${path} is cut off at its edge`).toEqual([])
    }
  })
}
