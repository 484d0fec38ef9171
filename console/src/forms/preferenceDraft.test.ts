import { expect, test } from 'vitest'
import { endsNextDay, newTimed, ruleFault, unreached } from './preferenceDraft'

test('aRuleTellsWhatItLacks', () => {
  expect(ruleFault(newTimed())).toBeUndefined()
  expect(ruleFault({ ...newTimed(), severities: [] })).toBe('severities')
  expect(ruleFault({ ...newTimed(), days: [] })).toBe('days')
  expect(ruleFault({ ...newTimed(), end: '' })).toBe('time')
})

test('hoursThatEndBeforeTheyBeginEndOnTheNextDay', () => {
  expect(endsNextDay({ start: '22:00', end: '07:00' })).toBe(true)
  expect(endsNextDay({ start: '09:00', end: '18:00' })).toBe(false)
  expect(endsNextDay({ start: '09:00', end: '' })).toBe(false)
})

test('mediaWithoutAVerifiedAddressReachNobody', () => {
  expect(unreached(['email', 'voice', 'push', 'feishu_app:3'], new Set(['email']))).toEqual(['voice'])
})
