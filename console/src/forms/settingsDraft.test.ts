import { expect, test } from 'vitest'
import type { IntegrationSetting } from '../api/types'
import { en } from '../i18n/en'
import { settingError, settingsToSend } from './settingsDraft'

function setting(change: Partial<IntegrationSetting>): IntegrationSetting {
  const label = { en: 'Token', zh: 'Token' }
  return { name: 'token', label, help: label, secret: false, max_length: 9, ...change }
}

const words = { t: en, language: 'en' } as const

test('an untouched secret is not sent, a wiped one is sent empty', () => {
  const secret = setting({ secret: true })

  expect(settingsToSend([secret], { values: {}, removed: [] }, ['token'])).toEqual({})
  expect(settingsToSend([secret], { values: {}, removed: ['token'] }, ['token'])).toEqual({ token: '' })
})

test('a required setting must be filled, unless the server holds it already', () => {
  const needed = setting({ required: true, type: 'secret' })

  expect(settingError(needed, { values: {}, removed: [] }, [], words)?.missing).toBe(true)
  expect(settingError(needed, { values: {}, removed: [] }, ['token'], words)).toBeUndefined()
  expect(settingError(needed, { values: {}, removed: ['token'] }, ['token'], words)?.missing).toBe(true)
})

test('broken JSON is told while typing, an empty optional one is fine', () => {
  const json = setting({ type: 'json' })

  expect(settingError(json, { values: { token: '{' }, removed: [] }, [], words)?.missing).toBe(false)
  expect(settingError(json, { values: {}, removed: [] }, [], words)).toBeUndefined()
})
