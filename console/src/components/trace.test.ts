import { expect, test } from 'vitest'
import type { Trace, TraceStep } from '../api/types'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { decidingStep, stepSentence } from './trace'

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

  expect(stepSentence(known, en)).toBe('A new alert. No open incident gathers labels.check = cpu: it opened one.')
  expect(stepSentence(known, zh)).toContain('没有未关闭的故障汇集 labels.check = cpu')
})

test('anUnknownCodeFallsBackToTheServersWords', () => {
  expect(stepSentence(step({}), zh)).toBe('as the server says')
})
