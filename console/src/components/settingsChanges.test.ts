import { expect, test } from 'vitest'
import type { NoiseSettings } from '../api/noiseReportTypes'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { groupingLine, settingsChanges } from './settingsChanges'

const format = formats('en')
const now: NoiseSettings = {
  group: { method: 'p', equals: [['labels.check']], cases: [], all_equals_required: true, time_window: 0 },
  merge_window_minutes: 1440,
}

test('onlyWhatWouldChangeIsTold', () => {
  expect(settingsChanges(now, {}, en, format)).toEqual([])
  expect(settingsChanges(now, { merge_window_minutes: 1440 }, en, format)).toEqual([])
  expect(
    settingsChanges(
      now,
      { group: { ...now.group, method: 'p', equals: [['labels.check', 'labels.region']], time_window: 30 } },
      en,
      format,
    ),
  ).toEqual([
    { name: 'Values that must agree', before: 'labels.check', after: 'labels.check + labels.region' },
    { name: 'Window', before: 'until it closes', after: '30 m' },
  ])
})

test('groupingFitsOnALine', () => {
  expect(groupingLine(now, en, format)).toBe('labels.check, until closed')
  expect(groupingLine({ group: { method: 'n' } }, en, format)).toBe('every alert its own incident')
})
