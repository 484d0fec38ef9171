import { expect, test } from '@playwright/test'
import type { Language } from '../src/i18n/format'
import { expectAccessible, logIn, operate, picture, prefer, words } from './support'

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
