import { expect, test } from 'vitest'
import { instantOf, localInput, parseDuration, writeDuration } from './durations'

test('readsDurationsAsPeopleWriteThem', () => {
  expect(['30m', '2h', '1d 12h', '1w', ' 90 ', '1D12H'].map(parseDuration)).toEqual([
    1800, 7200, 129_600, 604_800, 5400, 129_600,
  ])
})

test('refusesWhatIsNoDuration', () => {
  expect(['', '0', '2', 'h', '2x', '1h and a bit', '-1h'].map(parseDuration)).toEqual([
    undefined,
    undefined,
    120,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('whatIsWrittenIsReadBackTheSame', () => {
  for (const seconds of [60, 5400, 86_400, 10 * 86_400, 14 * 86_400, 129_660])
    expect(parseDuration(writeDuration(seconds))).toBe(seconds)
  expect(writeDuration(10 * 86_400)).toBe('10d')
})

test('anInstantSurvivesTheFieldItIsTypedInto', () => {
  const at = 1_780_000_020 - (1_780_000_020 % 60)
  expect(instantOf(localInput(at))).toBe(at)
  expect(localInput(0)).toBe('')
  expect(instantOf('')).toBe(0)
})
