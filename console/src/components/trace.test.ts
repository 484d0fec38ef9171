import { expect, test } from 'vitest'
import type { Trace, TraceStep } from '../api/types'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { caseOf, comparedRows, decidingStep, stepSentence, tellValue } from './trace'

const english = formats('en')
const chinese = formats('zh')

const step = (change: Partial<TraceStep>): TraceStep => ({
  hop: 'noise',
  rule_id: '',
  rule_name: '',
  verdict: 'passed',
  reason: 'as the server says',
  code: 'unheard_of',
  compared: {},
  ...change,
})
const trace = (outcome: Trace['outcome'], ...steps: TraceStep[]): Trace => ({
  event_id: 'e',
  outcome,
  sentence: '',
  steps,
})

test('theStepThatReachedTheOutcomeDecided', () => {
  const told = trace(
    'merged',
    step({ hop: 'intake' }),
    step({ verdict: 'merged' }),
    step({ hop: 'incident' }),
  )

  expect(decidingStep(told)).toBe(1)
})

test('withoutSuchAStepNoiseReductionDecided', () => {
  expect(decidingStep(trace('ignored', step({ hop: 'source' }), step({}), step({ hop: 'incident' })))).toBe(1)
})

test('aKnownCodeIsToldInTheReadersLanguage', () => {
  const known = step({ code: 'opened_for_values', compared: { values: 'labels.check = cpu' } })

  expect(stepSentence(known, en, english)).toBe(
    'A new alert. No open incident gathers labels.check = cpu: it opened one.',
  )
  expect(stepSentence(known, zh, chinese)).toContain('没有未关闭的故障汇集 labels.check = cpu')
})

test('anUnknownCodeFallsBackToTheServersWords', () => {
  expect(stepSentence(step({}), zh, chinese)).toBe('as the server says')
})

test('minutesAreToldAsADurationAndWordsInTheReadersLanguage', () => {
  expect(tellValue('window_minutes', '1440', en, english)).toBe('1 d')
  expect(tellValue('age_minutes', '95', zh, chinese)).toBe('1 小时 35 分')
  expect(tellValue('window_minutes', '0', en, english)).toBe('until it closes')
  expect(tellValue('status', 'Ok', zh, chinese)).toBe('正常')
})

test('anInstantIsToldInTheReadersZone', () => {
  const told = tellValue('newest_trigger', '2026-11-22T14:54:08.122Z', en, english)

  expect(told).toBe(english.exact(Date.parse('2026-11-22T14:54:08Z') / 1000))
})

test('whatTheSentenceSaysIsNotSaidAgain', () => {
  const merged = step({
    code: 'merged_into_open_alert',
    compared: { alert_title: 'cpu', alert_id: 'a1', window_minutes: '30' },
  })

  expect(comparedRows(merged, en).map(([name]) => name)).toEqual(['alert_id'])
})

test('whatHasNoSentenceHereIsShownInFull', () => {
  const unknown = step({ compared: { window_minutes: '30', alert_title: 'cpu', alert_id: 'a1' } })

  expect(comparedRows(unknown, en).map(([name]) => name)).toEqual(['alert_id', 'window_minutes'])
})

test('aStepOfRoutingNamesItsCase', () => {
  expect(caseOf(step({ hop: 'route', rule_id: 'case_0' }))).toBe('1')
  expect(caseOf(step({ hop: 'route', rule_id: '' }))).toBeUndefined()
  expect(caseOf(step({ hop: 'noise', rule_id: 'case_0' }))).toBeUndefined()
})

test('conditionsAreToldInTheReadersWords', () => {
  const asked =
    'severity IN Critical: Critical; labels.region IN cn-*: cn-beijing; labels.team NOTIN dba, …: –'

  expect(tellValue('conditions', asked, en, english)).toBe(
    'severity is Critical; labels.region is cn-beijing, which matches cn-*; labels.team is absent, so not dba, …',
  )
  expect(tellValue('conditions', asked, zh, chinese)).toBe(
    'severity 为 Critical；labels.region 为 cn-beijing，匹配 cn-*；labels.team 不存在，因而不是 dba, …',
  )
  expect(tellValue('conditions', 'something else', zh, chinese)).toBe('something else')
})

test('aRuleThatHadItsSayIsNamed', () => {
  const silenced = step({ code: 'silenced_by_rule', rule_name: 'night', compared: { until: '' } })

  expect(stepSentence(silenced, en, english)).toMatch(/^The silence “night” holds until/)
  expect(stepSentence(silenced, zh, chinese)).toMatch(/^静默规则“night”生效到/)
  expect(stepSentence({ ...silenced, rule_name: '' }, en, english)).toMatch(/^A silence holds/)
  expect(stepSentence(step({ code: 'dropped_by_rule', rule_name: '{n}' }), en, english)).toBe(
    'The rule “{n}” drops it.',
  )
})
