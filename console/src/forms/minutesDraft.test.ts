import { expect, test } from 'vitest'
import { minutesOf } from './minutesDraft'

test('a snooze lasts 1 to 1440 whole minutes', () => {
  expect(minutesOf(' 90 ')).toBe(90)
  expect(minutesOf('1440')).toBe(1440)
  for (const wrong of ['', '0', '1441', '1.5', '-5', '1e2', 'soon']) expect(minutesOf(wrong)).toBeUndefined()
})
