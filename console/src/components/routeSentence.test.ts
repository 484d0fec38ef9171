import { expect, test } from 'vitest'
import type { RouteCase } from '../api/routingTypes'
import type { Channel } from '../api/types'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { caseParts, formOf, plain } from './routeSentence'

const channel = (channel_id: number, channel_name: string, status = 'enabled') =>
  ({ channel_id, channel_name, status }) as Channel
const book = new Map(
  [channel(1, 'payments'), channel(2, 'core'), channel(3, 'old', 'disabled'), channel(4, '支付平台')].map(
    (each) => [each.channel_id, each],
  ),
)
const rule = (change: Partial<RouteCase>): RouteCase => ({
  if: [],
  channel_ids: [1],
  fallthrough: false,
  ...change,
})
const english = (change: Partial<RouteCase>) => plain(caseParts(rule(change), book, en))
const chinese = (change: Partial<RouteCase>) => plain(caseParts(rule(change), book, zh))

test('aCaseReadsAsOneSentence', () => {
  const each: Partial<RouteCase> = {
    if: [
      { key: 'severity', oper: 'IN', vals: ['Critical', 'Warning'] },
      { key: 'labels.region', oper: 'IN', vals: ['cn-*'] },
    ],
    channel_ids: [1, 2],
  }

  expect(english(each)).toBe(
    'If severity is Critical or Warning, and labels.region matches cn-* → payments, core · then stop',
  )
  expect(chinese(each)).toBe('若严重程度为严重或警告，且 labels.region 匹配 cn-* → payments、core · 然后停止')
})

test('withoutConditionsItIsEveryAlert', () => {
  expect(english({ fallthrough: true })).toBe('Every alert → payments · then continue')
  expect(chinese({ channel_ids: [4] })).toBe('所有告警 → 支付平台 · 然后停止')
})

test('eachFormOfAValueHasItsVerb', () => {
  const when = (oper: 'IN' | 'NOTIN', ...vals: string[]) =>
    english({ if: [{ key: 'labels.x', oper, vals }] }).replace(' → payments · then stop', '')

  expect(when('IN', '/a|b/')).toBe('If labels.x matches /a|b/')
  expect(when('NOTIN', 'cn-?')).toBe('If labels.x does not match cn-?')
  expect(when('IN', 'cidr:10.0.0.0/8')).toBe('If labels.x is in network 10.0.0.0/8')
  expect(when('IN', 'num:ge:90')).toBe('If labels.x is at least 90')
  expect(when('NOTIN', 'num:lt:5')).toBe('If labels.x is not below 5')
  expect(when('IN', '*')).toBe('If labels.x is present')
  expect(when('NOTIN', '*')).toBe('If labels.x is absent')
  expect(when('IN', '')).toBe('If labels.x is (empty)')
})

test('mixedFormsAreAlternativesForIsAndAllRefusedForIsNot', () => {
  const vals = ['a', 'b', 'c-*']

  expect(english({ if: [{ key: 'title', oper: 'IN', vals }] })).toContain('title is a or b, or matches c-*')
  expect(english({ if: [{ key: 'title', oper: 'NOTIN', vals }] })).toContain(
    'title is none of a, b and does not match c-*',
  )
})

test('whatIsLeftOutIsCounted', () => {
  const vals = Array.from({ length: 1000 }, (_, n) => `v${n}`)

  expect(english({ if: [{ key: 'title', oper: 'IN', vals }] })).toContain(
    'v0, v1, v2, v3, v4, v5 or 994 more',
  )
})

test('aChannelThatIsGoneOrOffSaysSo', () => {
  expect(english({ channel_ids: [3, 9] })).toContain('→ old (disabled), channel 9 (deleted) ·')
  expect(english({ channel_ids: [] })).toContain('→ nowhere yet ·')
})

test('aMappingNamesItsLabel', () => {
  const mapping: Partial<RouteCase> = {
    routing_mode: 'name_mapping',
    name_mapping_label: 'labels.team',
    channel_ids: [],
  }

  expect(english(mapping)).toContain('→ the channel named by labels.team · then stop')
  expect(chinese(mapping)).toBe('所有告警 → 与 labels.team 同名的协作空间 · 然后停止')
})

test('formsAreTriedInTheServersOrder', () => {
  expect(['/a*/', 'cidr:1', 'num:gt:1', 'num:eq:1', 'a*', '*', '/', 'a'].map(formOf)).toEqual([
    'match',
    'cidr',
    'gt',
    'exact',
    'match',
    'any',
    'exact',
    'exact',
  ])
})
