import { expect, test } from 'vitest'
import type { CalendarEvent } from '../api/calendars'
import { leadOf, yearOf } from './calendarDays'

const event = (event_id: string, start_at: string, end_at: string, is_off = true, cal_id = 'own') => ({
  event_id,
  start_at,
  end_at,
  is_off,
  cal_id,
  summary: event_id,
  description: '',
})

const stateOf = (events: CalendarEvent[], date: string) =>
  yearOf(2026, events, 'own')
    .flat()
    .find((each) => each.date === date)?.state

test('aYearHasAllItsDays', () => {
  expect(yearOf(2028, [], 'own').map((each) => each.length)).toEqual([
    31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
})

test('theEndOfAnEventIsNotIncluded', () => {
  const holiday = [event('x', '2026-10-01', '2026-10-03')]

  expect(stateOf(holiday, '2026-10-02')).toBe('off')
  expect(stateOf(holiday, '2026-10-03')).toBe('work')
})

test('ownDaysWinOverInheritedOnesAndThoseOverTheWeek', () => {
  const weekly = event('non_work.20261003', '2026-10-03', '2026-10-04')
  const inherited = event('h', '2026-10-03', '2026-10-04', false, 'zh-cn')
  const own = event('o', '2026-10-03', '2026-10-04')

  expect(stateOf([weekly], '2026-10-03')).toBe('weekly')
  expect(stateOf([inherited, weekly], '2026-10-03')).toBe('exchange')
  expect(stateOf([own, inherited, weekly], '2026-10-03')).toBe('off')
})

test('weeksBeginOnMonday', () => {
  expect(leadOf('2026-06-01')).toBe(0)
  expect(leadOf('2026-11-01')).toBe(6)
})
