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
}
