import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { noticeCounts, noticeName, shiftText } from './noticeText'

test('what is under way has neither arrived nor failed', () => {
  const states = ['delivered', 'waiting', 'failed', 'not_sent', 'sending', 'delivered'] as const
  expect(noticeCounts(states.map((state) => ({ state })))).toEqual({ delivered: 2, failed: 2 })
})

test('whoHasNoNameIsToldByNumberAndAGroupByItsKind', () => {
  const name = (person_id: number, name: string, by: string) => noticeName({ person_id, name, by }, en)

  expect(name(7, 'Ann', 'email')).toBe('Ann, by e-mail')
  expect(name(7, '', '')).toBe('Member 7')
  expect(name(0, 'slack', 'slack')).toBe('Slack group')
  expect(name(0, '', 'slack')).toBe('Slack group')
})

test('aShiftIsToldByTheClocksOfItsSchedule', () => {
  const shift_at = Date.UTC(2026, 10, 23, 8) / 1000
  const told = (shift_kind: 'change' | 'day') =>
    shiftText({ shift_at, shift_kind }, 'Europe/Berlin', en, formats('en'))

  expect(told('change')).toBe('Change at Mon 23 Nov 09:00')
  expect(told('day')).toBe('The day from Mon 23 Nov 09:00')
})
