import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { hitWords } from './ruleHits'

const day = 86_400
const never = { hit_cnt: 0, last_hit_at: 0, hit_days: [] }

test('aRuleThatHadItsChanceAndNeverMatchedIsCalledThat', () => {
  expect(hitWords(never, 31 * day, en, formats('en'))).toBe('Never matched in 30 days')
  expect(hitWords(never, 31 * day, zh, formats('zh'))).toBe('30 天内从未匹配')
})

test('aYoungRuleIsNotBlamed', () => {
  expect(hitWords(never, 2 * day, en, formats('en'))).toBe('No match yet')
})

test('matchesAreCounted', () => {
  expect(hitWords({ ...never, hit_cnt: 1200 }, 0, en, formats('en'))).toBe('1,200 matches in 30 days')
})
