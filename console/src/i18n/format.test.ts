import { expect, test } from 'vitest'
import { formats } from './format'

const en = formats('en')
const zh = formats('zh')

test.each([
  [0, '0 s', '0 秒'],
  [59, '59 s', '59 秒'],
  [252, '4 m 12 s', '4 分 12 秒'],
  [3600, '1 h', '1 小时'],
  [183_900, '2 d 3 h', '2 天 3 小时'],
])('tellsADurationInItsTwoGreatestUnits: %i s', (seconds, english, chinese) => {
  expect(en.duration(seconds)).toBe(english)
  expect(zh.duration(seconds)).toBe(chinese)
})

test('anInstantInTheFutureIsNow', () => {
  expect(en.ago(2000, 1000)).toBe('just now')
})

test('roundsAnAgeDown', () => {
  expect(en.ago(0, 119)).toBe('1 min ago')
  expect(zh.ago(0, 7200)).toContain('2')
})

test('countsBytesAsPeopleDo', () => {
  expect([en.bytes(941), en.bytes(1536), en.bytes(8 * 1024 * 1024)]).toEqual(['941 B', '1.5 KB', '8 MB'])
})

test('anInstantEndsWithItsZone', () => {
  expect(en.exact(1_795_359_248)).toMatch(/^\d{1,2} Nov 2026, \d\d:\d\d:08 \S+$/)
  expect(zh.exact(1_795_359_248)).toMatch(/^2026-11-\d\d \d\d:\d\d:08 \S+$/)
})

test('aThousandMeansAThousandOrMore', () => {
  expect([en.counted(999), en.counted(1000), zh.counted(1000)]).toEqual(['999', '1,000+', '1,000+'])
})
