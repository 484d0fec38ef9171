import { expect, test } from 'vitest'
import type { Schedule, Shift } from '../api/oncallTypes'
import {
  calendarOf,
  instantUnder,
  joined,
  movedDate,
  oddDays,
  placed,
  stretches,
  turned,
} from './scheduleGrid'

const shift = (start: number, end: number, ...people: number[]): Shift => ({
  start,
  end,
  index: 0,
  group: { group_name: '', members: [{ role_id: 0, person_ids: people }] },
})
const schedule = (final: Shift[], overrides: Shift[] = []) =>
  ({
    final_schedule: { layer_name: '', mode: 0, schedules: final },
    layer_schedules: [{ layer_name: 'O', mode: 1, schedules: overrides }],
  }) as unknown as Schedule

test('aWeekBeginsOnMondayAndAMonthOnItsFirst', () => {
  const utc = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000

  expect(calendarOf('week', 'UTC', '2026-11-29')).toMatchObject({
    start: utc('2026-11-23'),
    end: utc('2026-11-30'),
  })
  expect(calendarOf('month', 'UTC', '2026-02-14').days).toHaveLength(29)
})

test('aWeekWithAChangeOfClocksIsAsLongAsItIs', () => {
  const { start, end, days } = calendarOf('week', 'Europe/Berlin', '2026-10-25')

  expect((end - start) / 3600).toBe(7 * 24 + 1)
  expect([...oddDays(days)]).toEqual([[6, 25]])
})

test.each([
  ['week', '2026-11-25', 1, '2026-11-30'],
  ['fortnight', '2026-11-25', -1, '2026-11-09'],
  ['month', '2026-01-31', 1, '2026-02-01'],
  ['month', '2026-01-31', -1, '2025-12-01'],
] as const)('turnsThePage: %s of %s by %i', (view, date, by, to) => {
  expect(turned(view, date, by)).toBe(to)
})

test('movesDatesAcrossMonths', () => {
  expect(movedDate('2026-02-28', 1)).toBe('2026-03-01')
})

test('whatReachesBeyondTheWindowIsCut', () => {
  expect(placed(-50, 50, { start: 0, end: 200 })).toEqual({ left: 0, width: 25 })
  expect(placed(200, 300, { start: 0, end: 200 })).toBeUndefined()
})

test('aPointIsTakenToTheHalfHour', () => {
  const calendar = calendarOf('week', 'UTC', '2026-11-23')

  expect(instantUnder(0.5, calendar) - calendar.start).toBe(3.5 * 86_400)
  expect((instantUnder(0.123, calendar) - calendar.start) % 1800).toBe(0)
  expect(instantUnder(7, calendar)).toBe(calendar.end)
})

test('neighboursOfTheSamePeopleAreOneStretch', () => {
  expect(joined([shift(0, 10, 1), shift(10, 20, 1), shift(20, 30, 2), shift(40, 50, 2)])).toMatchObject([
    { start: 0, end: 20 },
    { start: 20, end: 30 },
    { start: 40, end: 50 },
  ])
})

test('theFinalRowTellsGapsAlsoWhereAnOverrideNamesNobody', () => {
  const told = stretches(schedule([shift(10, 20, 1), shift(20, 30), shift(30, 40, 2)], [shift(32, 36, 2)]), {
    start: 0,
    end: 50,
  })

  expect(told.map((each) => [each.start, each.end, each.shift !== undefined, each.overridden])).toEqual([
    [0, 10, false, false],
    [10, 20, true, false],
    [20, 30, false, false],
    [30, 40, true, true],
    [40, 50, false, false],
  ])
})
