import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { devices, expect, test } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, operate, picture, prefer, words } from './support'

const [simulator = '', ...simulatorOptions] = (process.env.E2E_SIMULATE ?? '').split(' ')

// Both runs end now: the first minutes after the alarm, the second minutes after its recovery.
const untilItFires = '24m'
const untilItRecovers = '123m'

interface Page {
  kind: string
  incident: { incident_id: string; title: string; detail_url: string }
}

/** Somebody's server that takes webhooks and remembers them. */
async function vendor() {
  const heard: Page[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      heard.push(JSON.parse(body) as Page)
      response.end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { heard, url: `http://127.0.0.1:${port}/page`, close: () => server.close() }
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  test(`somebody is told, answers on a phone, and is left in peace (${language})`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000)
    const t = words[language]
    const stamp = Date.now().toString(36)
    const receiver = await vendor()
    await prefer(page, language)
    await logIn(page, language)

    // a team
    const team = `${language === 'en' ? 'Web' : '网站'} ${stamp}`
    await page.goto('/settings/teams')
    await page.getByRole('button', { name: t.people.teams.create }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t.people.teams.name, { exact: true }).fill(team)
    await dialog.getByRole('combobox', { name: t.people.teams.people, exact: true }).click()
    await page.getByTitle('Administrator', { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await picture(page, `telling-team-${language}`)
    await dialog.getByRole('button', { name: t.app.save }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('listitem').filter({ hasText: team })).toContainText('Administrator')
    const teams = await operate<{ items: { team_id: number }[] }>(page, '/team/list', { query: team })

    // a schedule
    const schedule = `${language === 'en' ? 'Nights' : '夜班'} ${stamp}`
    await page.goto('/oncall/new')
    await page.getByLabel(t.oncall.form.name, { exact: true }).fill(schedule)
    await page.getByRole('combobox', { name: /(Turn|第).*1.*[:：]/ }).click()
    await page.getByTitle('Administrator', { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: t.oncall.form.create }).click()
    await expect(page.getByRole('heading', { level: 1, name: schedule })).toBeVisible()

    // a channel of the team, with a rule that pages a webhook and whoever is on call
    const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
      channel_name: `Paged ${stamp}`,
      team_id: teams.items[0]?.team_id,
    })
    await page.goto(`/channel/${channel_id}/escalation`)
    await page.getByRole('button', { name: t.escalation.add }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(t.escalation.form.name, { exact: true }).fill('All')
    await drawer.getByRole('combobox', { name: t.escalation.form.schedules, exact: true }).click()
    await page.getByTitle(schedule, { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await drawer.getByRole('button', { name: t.escalation.form.addChat }).click()
    await page.getByRole('menuitem', { name: t.escalation.media.webhook ?? '' }).click()
    const robot = drawer.getByRole('group', { name: new RegExp(t.escalation.media.webhook ?? '') })
    await robot.getByLabel(t.escalation.robot.alias, { exact: true }).fill('pager')
    await robot.getByLabel(t.escalation.robot.url, { exact: true }).fill(receiver.url)
    await drawer.getByLabel(t.escalation.form.times, { exact: true }).fill('2')
    await drawer.getByRole('button', { name: t.app.save }).click()
    await expect(drawer).toBeHidden()
    await picture(page, `telling-rule-${language}`)

    // a push URL, and the simulator fires into it
    const integration = await operate<{ push_url: string }>(page, '/integration/create', {
      plugin_type: 'volcengine.cm.metrics',
      name: `Cloud ${stamp}`,
      channel_id,
    })
    const simulate = (duration: string) =>
      promisify(execFile)(simulator, [
        ...simulatorOptions,
        ...['--url', integration.push_url, '--scenario', 'tiers', '--duration', duration],
      ])
    await simulate(untilItFires)
    await expect.poll(() => receiver.heard.length, { timeout: 20_000 }).toBeGreaterThan(0)
    const open = await operate<{ items: { incident_id: string }[] }>(page, '/incident/list', {
      channel_ids: [channel_id],
      progress: 'Triggered',
    })
    const told = receiver.heard.find((each) =>
      open.items.some((one) => one.incident_id === each.incident.incident_id),
    )
    if (told === undefined) throw new Error('no open incident was told')

    // the responder answers on a phone
    const phone = await browser.newContext({ ...devices['iPhone SE'], baseURL: new URL(page.url()).origin })
    const small = await phone.newPage()
    await prefer(small, language)
    await logIn(small, language)
    await small.goto(new URL(told.incident.detail_url).pathname)
    await expect(small.getByRole('heading', { level: 1 })).toContainText(told.incident.title.slice(0, 20))
    await expectAccessible(small)
    await picture(small, `telling-phone-${language}`)
    await small.getByRole('button', { name: t.action.ack, exact: true }).click()
    await expect(small.getByText(t.progress.Processing, { exact: true }).first()).toBeVisible()
    await phone.close()

    // escalation rests: what the rule would have repeated is not sent
    await page.goto(`/incident/${told.incident.incident_id}`)
    await expect(page.getByText(t.moves.standing.rest.acknowledged ?? '', { exact: true })).toBeVisible()

    // the same story to its end: the trouble goes away, and the incident with it
    await simulate(untilItRecovers)
    const chapters = page.getByRole('main').locator('li[data-kind]')
    await expect(chapters.first()).toContainText(t.incident.resolved.event ?? '')

    // the timeline tells all of it, the newest first
    await expect(chapters.filter({ hasText: 'pager' })).toContainText(t.told.byRule('All', '1'))
    const chapter = await chapters.allInnerTexts()
    const places = [
      t.incident.resolved.event ?? '',
      t.incident.feed.i_ack,
      t.told.notified(t.escalation.media.webhook ?? ''),
      t.incident.feed.i_new,
    ].map((heading) => chapter.findIndex((each) => each.startsWith(heading)))
    expect(places, chapter.join('\n')).not.toContain(-1)
    expect(places, chapter.join('\n')).toEqual(places.toSorted((one, other) => one - other))
    expect(chapter.join('\n')).toContain(t.incident.feed.recovered)
    await expectAccessible(page)
    await picture(page, `telling-story-${language}`)
    receiver.close()
  })
}
