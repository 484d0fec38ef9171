import { expect, test, type Page } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, operate, picture, prefer, words } from './support'

/** Opens one more browser as somebody who may only look. */
async function asViewer(page: Page, language: Language): Promise<Page> {
  const email = `viewer-${Date.now().toString(36)}@quell.local`
  const secret = 'looks-only-4711'
  const invited = await operate<{ items: { invitation_url: string }[] }>(page, '/member/invite', {
    members: [{ email, role_ids: [8] }],
  })
  const link = new URL(invited.items[0]?.invitation_url ?? '')
  const other = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  if (other === undefined) throw new Error('no browser')
  const viewer = await other.newPage()
  await prefer(viewer, language)
  await viewer.goto(link.pathname + link.hash)
  const t = words[language].doors.invitation
  await viewer.getByLabel(t.password, { exact: true }).fill(secret)
  await viewer.getByLabel(t.repeat, { exact: true }).fill(secret)
  await viewer.getByRole('button', { name: t.submit }).click()
  await expect(viewer.getByRole('heading', { level: 1, name: words[language].login.title })).toBeVisible()
  await viewer.getByLabel(words[language].login.email).fill(email)
  await viewer.getByLabel(words[language].login.password, { exact: true }).fill(secret)
  await viewer.getByRole('button', { name: words[language].login.submit }).click()
  await expect(viewer.getByRole('heading', { level: 1, name: words[language].incidents.title })).toBeVisible()
  return viewer
}

for (const language of ['en', 'zh'] satisfies Language[]) {
  test(`words of one's own for messages (${language})`, async ({ page }) => {
    const t = words[language]
    const own = t.templates
    const name = `${language === 'en' ? 'Nights' : '夜班'} ${Date.now().toString(36)}`
    await prefer(page, language)
    await logIn(page, language)
    await page.goto('/settings/template/new?medium=sms')
    await page.getByLabel(own.name, { exact: true }).fill(name)
    const source = page.getByLabel(own.source(t.escalation.media.sms ?? ''))
    const preview = page.getByRole('region', { name: own.preview })

    // nothing written: the words that come with Quell
    await expect(preview.locator('pre')).toContainText('cpu usage of db-1')

    // an error is told at its line, and saving is refused
    await source.fill('{{.Title}}\n{{.Nonsense}}')
    await expect(page.getByText(/^(Line 2: |第 2 行：).*Nonsense/)).toBeVisible()
    await page.getByRole('button', { name: own.toLine('2') }).click()
    expect(
      await source.evaluate(
        (area: HTMLTextAreaElement) =>
          document.getSelection()?.toString() || area.value.slice(area.selectionStart, area.selectionEnd),
      ),
    ).toBe('{{.Nonsense}}')
    await expectAccessible(page)
    await picture(page, `settings-template-fault-${language}`)
    await page.getByRole('button', { name: t.app.save, exact: true }).click()
    await expect(page.getByText(own.isWrong).first()).toBeAttached()

    // what may be written is put where one writes
    await source.fill('')
    await page.getByRole('button', { name: own.insert('.Num', own.names.Num) }).click()
    await expect(source).toHaveValue('{{.Num}}')
    await expect(preview.locator('pre')).toHaveText('A7B8')
    await expect(preview.getByRole('status')).toContainText('500')

    // or one begins from what there is
    await page.getByRole('link', { name: /^Slack/ }).click()
    await page.getByRole('button', { name: own.preset }).click()
    await page.getByRole('menuitem', { name: own.presets[language] }).click()
    await expect(page.getByLabel(own.source('Slack'))).toHaveValue(/toSeverity/)
    await page.getByRole('button', { name: t.app.save, exact: true }).click()
    const row = page.getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('Slack')
    await expectAccessible(page)

    // a rule chooses it, so it cannot be deleted
    const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
      channel_name: name,
    })
    await page.goto(`/channel/${channel_id}/escalation?add=`)
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(t.escalation.form.name, { exact: true }).fill('All')
    await drawer.getByRole('combobox', { name: t.escalation.form.people, exact: true }).click()
    await page.getByTitle('Administrator', { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await drawer.getByRole('combobox', { name: own.choose, exact: true }).click()
    await page.getByTitle(name, { exact: true }).last().click()
    await drawer.getByRole('button', { name: t.app.save }).click()
    await expect(drawer).toBeHidden()
    await page.goto('/settings/templates')
    await page.getByRole('button', { name: `${own.delete}: ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: own.delete }).click()
    await expect(page.getByText(/ReferenceExist|used by rules|All/).first()).toBeVisible()
    await expect(row).toBeVisible()
  })

  test(`roles and fields of one's own (${language})`, async ({ page }) => {
    const t = words[language]
    const stamp = Date.now().toString(36)
    await prefer(page, language)
    await logIn(page, language)

    const role = `${language === 'en' ? 'Night desk' : '夜班'} ${stamp}`
    await page.goto('/settings/roles')
    await page.getByRole('button', { name: t.people.roles.create }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t.people.roles.name, { exact: true }).fill(role)
    await dialog.getByLabel(t.people.roles.can['incidents:manage'] ?? '').check()
    await expect(dialog.getByLabel(t.people.roles.can['incidents:read'] ?? '')).toBeChecked()
    await expectAccessible(page)
    await picture(page, `settings-role-${language}`)
    await dialog.getByRole('button', { name: t.app.save }).click()
    const card = page.getByRole('region', { name: role })
    await expect(card).toContainText(t.people.roles.can['incidents:manage'] ?? '')
    await card.getByRole('button', { name: t.people.roles.people }).click()
    await dialog.getByRole('combobox', { name: t.people.roles.people, exact: true }).click()
    await page.getByTitle('Administrator', { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: t.app.save }).click()
    await expect(card).toContainText(t.people.roles.who('1'))
    await card.getByRole('button', { name: t.people.roles.verbs.delete }).click()
    await page.getByRole('dialog').getByRole('button', { name: t.people.roles.verbs.delete }).click()
    await expect(page.getByText(/Administrator/).first()).toBeVisible()
    await expect(card).toBeVisible()

    const field = `${language === 'en' ? 'Cause' : '原因'} ${stamp}`
    await page.goto('/settings/fields')
    await page.getByRole('button', { name: t.fields.create }).first().click()
    await dialog.getByLabel(t.fields.display, { exact: true }).fill(field)
    await dialog.getByLabel(t.fields.name, { exact: true }).fill(`cause_${language}_${stamp}`)
    await dialog.getByRole('combobox', { name: t.fields.type, exact: true }).click()
    await page.getByTitle(t.fields.types.single_select, { exact: true }).last().click()
    await dialog.getByRole('combobox', { name: t.fields.options, exact: true }).fill('deploy,network,')
    await picture(page, `settings-field-${language}`)
    await dialog.getByRole('button', { name: t.app.save }).click()
    const line = page.getByRole('listitem').filter({ hasText: field })
    await expect(line).toContainText('network')

    // what goes with it is named first
    const { incident_id } = await operate<{ incident_id: string }>(page, '/incident/create', {
      incident_title: `Slow ${stamp}`,
      incident_severity: 'Info',
    })
    await operate(page, '/incident/field/reset', {
      incident_id,
      field_name: `cause_${language}_${stamp}`,
      field_value: 'deploy',
    })
    await line.getByRole('button', { name: t.fields.delete }).click()
    await expect(dialog.getByText(t.fields.deleteText)).toBeVisible()
    await expect(dialog.getByRole('listitem').first()).toContainText(
      language === 'en' ? /^1 of the newest \d+/ : /中有 1 个填写/,
    )
    await expectAccessible(page)
    await picture(page, `settings-field-delete-${language}`)
    await dialog.getByRole('button', { name: t.fields.delete }).click()
    await expect(line).toBeHidden()
  })
}

test('a schedule says when and by what its people hear of their turns', async ({ page }) => {
  const t = words.en
  const { form, notify } = t.oncall
  const name = `Told ${Date.now().toString(36)}`
  await prefer(page, 'en')
  await logIn(page, 'en')
  await page.goto('/oncall/new')
  await page.getByLabel(form.name, { exact: true }).fill(name)
  await page.getByRole('combobox', { name: /Turn.*1.*:/ }).click()
  await page.getByTitle('Administrator', { exact: true }).last().click()
  await page.keyboard.press('Escape')
  const part = page.getByRole('group', { name: notify.title })
  await part.getByLabel(notify.on).check()
  await part.getByLabel(notify.these).check()
  await part.getByLabel(notify.advance).fill('20000')
  await part.getByRole('checkbox', { name: 'e-mail' }).uncheck()
  await page.getByRole('button', { name: form.create }).click()
  await expect(part.getByText(notify.noMedium)).toBeVisible()
  await part.getByRole('checkbox', { name: 'SMS' }).check()
  await part.getByLabel(notify.advance).fill('15')
  await part.scrollIntoViewIfNeeded()
  await expectAccessible(page)
  await picture(page, 'settings-shift-notice')
  await page.getByRole('button', { name: form.create }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  const id = Number(page.url().split('/').at(-1))
  const now = Math.floor(Date.now() / 1000)
  const { notify: kept } = await operate<{ notify: object }>(page, '/schedule/info', {
    schedule_id: id,
    start: now,
    end: now + 60,
  })
  expect(kept).toMatchObject({
    advance_in_time: 900,
    by: { follow_preference: false, personal_channels: ['sms'] },
  })
})

test('who may only look sees no button that changes something', async ({ page }) => {
  const t = words.en
  await prefer(page, 'en')
  await logIn(page, 'en')
  const stamp = Date.now().toString(36)
  const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
    channel_name: `Seen ${stamp}`,
  })
  const shared = await operate<{ integration_id: number }>(page, '/integration/create', {
    plugin_type: 'volcengine.cm.metrics',
    name: `Shared ${stamp}`,
    channel_id: 0,
  })
  const calendar = await operate<{ cal_id: string }>(page, '/calendar/create', {
    cal_name: `Days ${stamp}`,
    timezone: 'UTC',
    workdays: [1, 2, 3, 4, 5],
  })
  const own = `/integration/${shared.integration_id}`
  const changes: [address: string, buttons: (string | RegExp)[]][] = [
    ['/channels', [t.channels.create]],
    [`/channel/${channel_id}/integrations`, [t.integrations.add]],
    [`/channel/${channel_id}/noise`, [t.noise.add.silence, /^Edit/]],
    [`/channel/${channel_id}/escalation`, [t.escalation.add]],
    ['/integrations', [t.integrations.add]],
    [`${own}/routes`, [t.routes.add, t.routes.addSection]],
    [`${own}/processing`, [/: Add rule$/]],
    ['/integrations/mappings', [t.mapping.tables.create]],
    ['/oncall', [t.oncall.create]],
    ['/oncall/calendars', [t.calendars.create]],
    [`/oncall/calendar/${calendar.cal_id}`, [t.calendars.addEvent, t.calendars.edit]],
    ['/settings/templates', [t.templates.create]],
    ['/settings/roles', [t.people.roles.create]],
    ['/settings/fields', [t.fields.create]],
  ]
  const viewer = await asViewer(page, 'en')
  for (const [address, buttons] of changes) {
    for (const each of [page, viewer]) {
      await each.goto(address)
      await expect(each.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await each.waitForLoadState('networkidle')
    }
    for (const name of buttons) {
      await expect.soft(page.getByRole('button', { name }).first(), `${address}: ${name}`).toBeVisible()
      await expect.soft(viewer.getByRole('button', { name }), `${address}: ${name}`).toHaveCount(0)
    }
    await picture(viewer, `viewer-${address.replaceAll('/', '-')}`)
  }
  await viewer.goto(`/channel/${channel_id}`)
  await expect(viewer.getByRole('link', { name: t.channels.tabs.incidents })).toBeVisible()
  const tabs = viewer.getByRole('navigation', { name: t.channels.tabsLabel })
  await expect(tabs.getByRole('link', { name: t.channels.tabs.settings })).toHaveCount(0)
  await viewer.goto(`/channel/${channel_id}/settings`)
  await expect(viewer.getByText(t.people.notAllowed)).toBeVisible()

  const { schedule_id } = await operate<{ schedule_id: number }>(page, '/schedule/create', {
    schedule_name: `Seen ${stamp}`,
    time_zone: 'UTC',
    layers: [],
  })
  const editors: [address: string, back: string][] = [
    ['/oncall/new', t.oncall.title],
    [`/oncall/schedule/${schedule_id}/edit`, `Seen ${stamp}`],
    ['/integrations/add', t.integrations.title],
    [`/channel/${channel_id}/integrations/add/volcengine.cm.metrics`, `Seen ${stamp}`],
  ]
  for (const [address, back] of editors) {
    await viewer.goto(address)
    await expect(viewer.getByText(t.people.onlyLook)).toBeVisible()
    await expectAccessible(viewer)
    await picture(viewer, `viewer-${address.replaceAll('/', '-')}`)
    await viewer.getByRole('link', { name: t.people.backTo(back) }).click()
    await expect(viewer).not.toHaveURL(address)
  }

  const { schema_id } = await operate<{ schema_id: string }>(page, '/enrichment/mapping/schema/create', {
    schema_name: `Seen ${stamp}`,
    team_id: 0,
    source_labels: ['host'],
    result_labels: ['owner'],
  })
  await operate(page, '/enrichment/mapping/data/upsert', {
    schema_id,
    docs: [{ host: 'db-1', owner: 'storage' }],
  })
  await viewer.goto(`/integrations/mappings/table/${schema_id}`)
  await viewer.getByRole('button', { name: t.mapping.table.show1('db-1') }).click()
  const row = viewer.getByRole('dialog')
  await expect(row.getByLabel('owner')).toBeDisabled()
  await expect(row.getByText(t.people.onlyLook)).toBeVisible()
  await expect(row.getByRole('button', { name: t.app.save })).toHaveCount(0)
  await expectAccessible(viewer)
  await picture(viewer, 'viewer-mapping-row')
})
