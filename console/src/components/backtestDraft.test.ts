import { expect, test } from 'vitest'
import type { Backtest } from '../api/noiseReportTypes'
import { draftOf, isEmptyDraft } from './backtestDraft'

const run: Backtest = {
  status: 'done',
  progress: 1,
  events_done: 1,
  events_total: 1,
  events_per_second: 1,
  reason: '',
  started_at: 1,
}
const settings = { merge_window_minutes: 30 }

test('aRunOpenedByItsAddressTellsWhatItTried', () => {
  expect(draftOf({ ...run, kind: 'backtest', settings, silences: [] })).toEqual({ settings, silences: [] })
})

test('aRunOfTheSettingsInForceTriedNothingElse', () => {
  expect(isEmptyDraft(draftOf({ ...run, kind: 'backtest' }) ?? {})).toBe(true)
})

test('aSearchForSuggestionsTriedNoSettings', () => {
  expect(draftOf({ ...run, kind: 'suggest' })).toBeUndefined()
})
