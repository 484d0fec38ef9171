import { expect, test } from 'vitest'
import type { NoiseRule } from '../api/noiseTypes'
import { en } from '../i18n/en'
import { bodyOfRule, modeOf, newRule, ruleErrors, withMode } from './ruleDraft'

const now = 1_780_000_000

test('aNewRuleAsksForWhatItNeeds', () => {
  expect(Object.keys(ruleErrors('silence', newRule('silence', now), en))).toEqual(['rule_name', 'filters'])
  expect(Object.keys(ruleErrors('inhibit', newRule('inhibit', now), en))).toEqual(['rule_name', 'equals'])
})

test('aRuleIsEitherOnceOrRecurring', () => {
  const weekly = withMode(newRule('silence', now), 'weekly', now)
  expect(modeOf(weekly)).toBe('weekly')
  expect(weekly.time_filter).toBeUndefined()
  expect(weekly.time_zone).not.toBe('')

  const calendar = withMode(weekly, 'calendar', now)
  expect(modeOf(calendar)).toBe('calendar')
  expect(ruleErrors('silence', calendar, en).time_filters).toBe(en.noise.rule.calendarMissing)

  const once = withMode(calendar, 'once', now)
  expect(once.time_filters).toBeUndefined()
  expect(once.time_zone).toBeUndefined()
})

test('onlyWhatTheEditorShowsIsSentBack', () => {
  const stored: NoiseRule = {
    ...newRule('silence', now),
    rule_id: 'r',
    channel_id: 1,
    priority: 3,
    status: 'enabled',
    created_at: 0,
    updated_at: 0,
    hit_cnt: 4,
    time_filters: [],
    time_zone: '',
  }
  const body = bodyOfRule('silence', stored)
  expect(body).not.toHaveProperty('hit_cnt')
  expect(body).not.toHaveProperty('time_filters')
  expect(body.time_filter).toEqual(stored.time_filter)
})
