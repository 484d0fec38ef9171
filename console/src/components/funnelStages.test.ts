import { expect, test } from 'vitest'
import { percentOf, takersBefore } from './funnelStages'

const counts = {
  events: 100,
  dropped: 0,
  merged: 60,
  suppressed: 4,
  alerts: 20,
  joined: 9,
  incidents: 7,
  notified: 5,
  recovered: 20,
}

test('whatTookMostIsNamedFirstAndWhatTookNothingNotAtAll', () => {
  expect(takersBefore('alerts', counts)).toEqual([
    ['merged', 60],
    ['recovered', 20],
  ])
  expect(takersBefore('notified', counts)).toEqual([['quiet', 2]])
})

test('nearlyAllIsNotAll', () => {
  expect(percentOf(93.44)).toBe('93.4 %')
  expect(percentOf(99.97)).toBe('99.9 %')
  expect(percentOf(100)).toBe('100 %')
  expect(percentOf(0)).toBe('0 %')
})
