import { expect, test } from 'vitest'
import type { NoiseSettings } from '../api/noiseTypes'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { plain } from './routeSentence'
import { changedSettings, groupingLine, settingsChanges } from './settingsChanges'

const telling = { t: en, format: formats('en') }
const now: NoiseSettings = {
  group: { method: 'p', equals: [['labels.check']], cases: [], all_equals_required: true, time_window: 0 },
  merge_window_minutes: 1440,
  auto_resolve_timeout: 0,
}

test('onlyWhatWouldChangeIsTold', () => {
  expect(settingsChanges(now, {}, telling)).toEqual([])
  expect(
    settingsChanges(now, { merge_window_minutes: 1440, flapping: { in_mins: 60, mute_mins: 0 } }, telling),
  ).toEqual([])

  const [change, ...others] = settingsChanges(now, { group: { method: 'p', equals: [['title']] } }, telling)
  expect(others).toEqual([])
  expect(change?.part).toBe('group')
  expect(change?.before.map(plain).join(' ')).toContain('check')
  expect(change?.after.map(plain).join(' ')).toContain('title')
})

test('onlyWhatWouldChangeIsSent', () => {
  const group = { method: 'p', equals: [['title']] } as const
  const draft: NoiseSettings = {
    group: { ...group, equals: [['title']] },
    merge_window_minutes: 1440,
    auto_resolve_timeout: 0,
    auto_resolve_mode: 'update',
    disable_auto_close: false,
    disable_outlier_detection: true,
  }

  expect(changedSettings(now, draft)).toEqual({ group, disable_outlier_detection: true })
  expect(changedSettings(now, { auto_resolve_timeout: 60, auto_resolve_mode: 'update' })).toEqual({
    auto_resolve_timeout: 60,
    auto_resolve_mode: 'update',
  })
})

test('groupingFitsOnALine', () => {
  expect(groupingLine(now, telling)).toBe('labels.check, until closed')
  expect(
    groupingLine(
      { group: { method: 'i', i_keys: ['title'], i_score_threshold: 0.9, time_window: 30 } },
      telling,
    ),
  ).toBe('by similar text: title more than 90% alike, 30 m')
  expect(groupingLine({ group: { method: 'n' } }, telling)).toBe('every alert its own incident')
})
