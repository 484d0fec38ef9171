import { expect, test } from 'vitest'
import type { RuleBody } from '../api/noiseTypes'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { ruleParts, ruleStates, settingLines, spanText } from './noiseSentence'
import { plain } from './routeSentence'

const english = { t: en, format: formats('en'), calendars: new Map([['cal.1', 'Holidays']]) }
const chinese = { t: zh, format: formats('zh') }
const head = { rule_name: 'x', description: '' }
const warning = [[{ key: 'severity', oper: 'IN' as const, vals: ['Warning'] }]]
const saturday: RuleBody = {
  ...head,
  filters: warning,
  time_filters: [{ start: '00:00', end: '06:00', repeat: [6] }],
  time_zone: 'Asia/Shanghai',
}

test('tellsASilenceAsASentence', () => {
  expect(plain(ruleParts('silence', saturday, english))).toBe(
    'Silences alerts where severity is Warning, every Sat 00:00–06:00 (Asia/Shanghai)',
  )
  expect(plain(ruleParts('silence', saturday, chinese))).toBe(
    '静默严重程度为警告的告警，每周六 00:00–06:00（Asia/Shanghai）',
  )
})

test('tellsDaysShortly', () => {
  const on = (repeat: number[], start = '09:00', end = '18:00') => spanText({ start, end, repeat }, english)
  expect(on([])).toBe('every day 09:00–18:00')
  expect(on([1, 2, 3, 4, 5])).toBe('on weekdays 09:00–18:00')
  expect(on([0, 6])).toBe('on weekends 09:00–18:00')
  expect(on([1, 2, 3, 5])).toBe('every Mon–Wed, Fri 09:00–18:00')
  expect(on([2], '22:00', '06:00')).toBe('every Tue 22:00–06:00 next day')
  expect(on([], '00:00', '00:00')).toBe('every day, all day')
  expect(spanText({ start: '00:00', end: '00:00', cal_id: 'cal.1', is_off: true }, english)).toBe(
    'on days off of Holidays, all day',
  )
  expect(spanText({ start: '08:00', end: '09:00', cal_id: 'cal.2', is_off: false }, english)).toBe(
    'on workdays of a deleted calendar 08:00–09:00',
  )
})

test('tellsAnInhibitionAsASentence', () => {
  const rule: RuleBody = {
    ...head,
    source_filters: [[{ key: 'severity', oper: 'IN', vals: ['Critical'] }]],
    target_filters: warning,
    equals: ['labels.check', 'labels.region'],
    look_back_minutes: 90,
  }
  expect(plain(ruleParts('inhibit', rule, english))).toBe(
    'While an alert where severity is Critical fires, holds back alerts where severity is Warning with the same labels.check and labels.region · source updated within 1 h 30 m',
  )
})

test('tellsGroupingByBranchesAndTheRest', () => {
  const lines = settingLines(
    {
      group: {
        method: 'p',
        equals: [['labels.check'], ['severity', 'labels.region']],
        cases: [{ if: [{ key: 'labels.team', oper: 'IN', vals: ['pay'] }], equals: ['title'] }],
        time_window: 30,
        window_type: 'sliding',
        storm_threshold: 50,
      },
    },
    english,
  )
  expect(lines.group.map(plain)).toEqual([
    'If labels.team is pay: alerts with the same title share an incident',
    'Otherwise, alerts with the same labels.check, or the same severity and labels.region share an incident',
    'An incident takes in alerts until none has joined for 30 m',
  ])
  expect(lines.storm.map(plain)[0]).toBe('Warns when an incident reaches 50 alerts')
})

test('aChannelNeverToldMarksAndHoldsNothingBack', () => {
  expect(plain(settingLines({}, english).flapping[0] ?? [])).toBe(
    'Marked from 4 changes of state within 1 h on',
  )
  expect(plain(settingLines({ flapping: { max_changes: 3 } }, english).flapping[0] ?? [])).toContain(
    'held back for 2 h',
  )
})

test('saysHowARuleStands', () => {
  const rule = {
    ...saturday,
    rule_id: 'r',
    channel_id: 1,
    priority: 0,
    status: 'enabled' as const,
    created_at: 0,
    updated_at: 0,
    held_alert_cnt: 2,
  }
  const now = 1_780_000_000
  expect(ruleStates({ ...rule, is_effective: true }, 'silence', now, english)).toEqual([
    'Effective now',
    'Holds 2 alerts now',
  ])
  expect(ruleStates({ ...rule, status: 'disabled' }, 'silence', now, english)[0]).toBe('Off')
  const over = { ...rule, held_alert_cnt: 0, time_filter: { start_time: 1, end_time: 2 } }
  expect(ruleStates(over, 'silence', now, english)).toEqual(['Expired'])
})
