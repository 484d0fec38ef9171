import { expect, test } from 'vitest'
import { dateText, dayStarts, instantOf, offsetText, wallAt, wallInstant, wallText } from './zoned'

const utc = (text: string) => Date.parse(`${text}Z`) / 1000

test('tellsWhatAClockInAnotherZoneShows', () => {
  expect(wallAt('Asia/Shanghai', utc('2026-11-22T16:30:00'))).toEqual({
    year: 2026,
    month: 11,
    day: 23,
    hour: 0,
    minute: 30,
    weekday: 1,
  })
})

test('aTimeThatIsSkippedComesAtTheSkip', () => {
  // Berlin jumps from 02:00 to 03:00.
  expect(instantOf('Europe/Berlin', 2026, 3, 29, 2, 30)).toBe(utc('2026-03-29T01:00:00'))
})

test('aTimeShownTwiceComesTheFirstTime', () => {
  expect(instantOf('Europe/Berlin', 2026, 10, 25, 2, 30)).toBe(utc('2026-10-25T00:30:00'))
})

test('aDayIsAsLongAsItIs', () => {
  const hours = (from: string) => {
    const starts = dayStarts('Europe/Berlin', utc(from), 3)
    return starts.slice(1).map((each, index) => (each - (starts[index] ?? 0)) / 3600)
  }

  expect(hours('2026-03-28T12:00:00')).toEqual([24, 23, 24])
  expect(hours('2026-10-24T12:00:00')).toEqual([24, 25, 24])
})

test('whatAFieldShowsIsReadBackAsTheSameInstant', () => {
  const at = utc('2026-07-04T09:15:00')

  for (const zone of ['Asia/Kathmandu', 'America/St_Johns', 'UTC', 'Pacific/Auckland'])
    expect(wallInstant(zone, wallText(zone, at))).toBe(at)
  expect(wallInstant('UTC', '')).toBe(0)
  expect(dateText('Pacific/Auckland', utc('2026-07-04T13:00:00'))).toBe('2026-07-05')
})

test('tellsHowFarAZoneIsFromUtc', () => {
  expect(offsetText('Asia/Kolkata', utc('2026-07-04T00:00:00'))).toBe('UTC+05:30')
  expect(offsetText('America/New_York', utc('2026-07-04T00:00:00'))).toBe('UTC−04:00')
})
