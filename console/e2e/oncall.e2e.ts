import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, logIn, operate, picture, prefer, words } from './support'

const t = words.en
const name = `Nights ${Date.now() % 100_000}`

test('a schedule is made, shows who is on call, and is overridden for a while', async ({ page }) => {
  await prefer(page, 'en')
  await logIn(page, 'en')
  await page.goto('/oncall/new')
  await page.getByLabel(t.oncall.form.name, { exact: true }).fill(name)
  await page.getByRole('combobox', { name: /Turn 1: / }).click()
  await page.getByTitle('Administrator', { exact: true }).last().click()
  await page.keyboard.press('Escape')
  const preview = page.getByRole('region', { name: t.oncall.form.preview })
  await expect(preview.getByText(t.oncall.finding.none)).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'schedule-new')
  await page.getByRole('button', { name: t.oncall.form.create }).click()

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const final = page.getByRole('group', { name: t.oncall.grid.final, exact: true })
  await final
    .getByRole('button', { name: /Administrator/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(t.oncall.override.insteadOf('Administrator'))).toBeVisible()
  await dialog.getByRole('button', { name: t.app.cancel }).click()

  const box = await final.locator('ol').boundingBox()
  if (box === null) throw new Error('the final row is not in sight')
  await page.mouse.move(box.x + box.width * 0.6, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, box.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: t.oncall.override.make }).click()
  await expect(page.getByText(t.oncall.override.done)).toBeVisible()
  const remove = page.getByRole('button', { name: /^Delete override: Administrator/ })
  await expect(remove).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'schedule')
  await remove.click()
  await page.getByRole('tooltip').getByRole('button', { name: t.oncall.override.delete }).click()
  await expect(page.getByText(t.oncall.override.none)).toBeVisible()

  const told = page.getByRole('region', { name: t.oncall.told.title })
  await told.getByRole('link', { name: t.oncall.told.set }).click()
  await setNotice(page)
  await picture(page, 'schedule-notice')
  await page.getByRole('button', { name: t.oncall.form.save }).click()
  await expect(told.getByText(t.oncall.told.none)).toBeVisible()
  await page.getByRole('button', { name: t.oncall.edit }).click()
  await expect(page.getByLabel(t.oncall.notify.time, { exact: true })).toHaveValue('08:30')
  await expect(page.getByLabel(t.escalation.robot.token)).toHaveAttribute('placeholder', '******')
  await page.getByRole('button', { name: t.app.cancel }).click()

  await page.goto('/oncall')
  const row = page.getByRole('listitem').filter({ hasText: name }).first()
  await expect(row.getByText('Administrator').first()).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'oncall')
})

/** Everybody of a day is told each morning by e-mail, and so is a group chat. */
async function setNotice(page: Page): Promise<void> {
  const part = page.getByRole('group', { name: t.oncall.notify.title })
  const { notify } = t.oncall
  await part.getByRole('radio', { name: notify.on }).check()
  await part.getByRole('checkbox', { name: notify.ahead }).uncheck()
  await expect(part.getByText(notify.noTime)).toBeVisible()
  await part.getByRole('checkbox', { name: notify.daily }).check()
  await part.getByLabel(notify.time, { exact: true }).fill('08:30')
  await part.getByRole('radio', { name: notify.these }).check()
  await part.getByRole('button', { name: t.escalation.form.addChat }).click()
  await page.getByRole('menuitem', { name: 'Slack' }).click()
  const missing = t.escalation.form.settingMissing(t.escalation.robot.token)
  await expect(part.getByText(missing)).toBeVisible()
  await part.getByLabel(t.escalation.robot.alias, { exact: true }).fill('Ops')
  await part.getByLabel(t.escalation.robot.token).fill('https://hooks.slack.example/services/T/B/x')
  await expect(part.getByText(missing)).toBeHidden()
  await expectAccessible(page)
}

test('an escalation rule is written, told as sentences, and moved by keyboard', async ({ page }) => {
  await prefer(page, 'en')
  await logIn(page, 'en')
  const { channel_id } = await operate<{ channel_id: number }>(page, '/channel/create', {
    channel_name: `Escalation ${Date.now() % 100_000}`,
  })
  await page.goto(`/channel/${channel_id}/escalation`)
  await expect(page.getByText(t.escalation.emptyTitle)).toBeVisible()
  for (const rule of ['First', 'Second']) {
    await page.getByRole('button', { name: t.escalation.add }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: t.app.save }).click()
    await expect(drawer.getByText(t.escalation.form.nameMissing)).toBeVisible()
    await expect(drawer.getByText(t.escalation.form.nobody)).toBeVisible()
    await drawer.getByLabel(t.escalation.form.name, { exact: true }).fill(rule)
    await drawer.getByRole('combobox', { name: t.escalation.form.people, exact: true }).click()
    await page.getByTitle('Administrator', { exact: true }).last().click()
    await page.keyboard.press('Escape')
    await drawer.getByRole('button', { name: t.app.save }).click()
    await expect(drawer).toBeHidden()
  }
  const rules = page.getByRole('list', { name: t.escalation.list }).locator('> li')
  await expect(rules.first()).toContainText('at once tell Administrator by their own preference')
  await expectAccessible(page)
  await rules.nth(1).locator('[data-grip]').press('ArrowUp')
  await expect(rules.first()).toContainText('Second')
  // shown at once, written a moment later
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(rules.first()).toContainText('Second')
  await picture(page, 'escalation')
})

test('a calendar is made and a day off put into it', async ({ page }) => {
  await prefer(page, 'en')
  await logIn(page, 'en')
  await page.goto('/oncall/calendars?create=')
  const calendar = `Plant ${Date.now() % 100_000}`
  await page.getByLabel(t.calendars.form.name, { exact: true }).fill(calendar)
  await page.getByRole('dialog').getByRole('button', { name: t.calendars.form.save }).click()
  await expect(page.getByRole('heading', { level: 1, name: calendar })).toBeVisible()
  const year = new Date().getFullYear()
  await page.locator(`[data-date="${year}-05-04"]`).click()
  await page.getByLabel(t.calendars.event.summary).fill('Stocktaking')
  await page.getByRole('dialog').getByRole('button', { name: t.calendars.event.save }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator(`[data-date="${year}-05-04"]`)).toHaveAttribute('data-state', 'off')
  await expectAccessible(page)
  await picture(page, 'calendar')
})
