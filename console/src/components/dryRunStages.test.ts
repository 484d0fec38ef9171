import { expect, test } from 'vitest'
import type { DryRunEvent, TraceStep } from '../api/types'
import { stagesOf } from './dryRunStages'

const step = (hop: TraceStep['hop'], code: string, verdict: string, compared = {}): TraceStep => ({
  hop,
  code,
  verdict,
  compared,
  rule_id: '',
  rule_name: '',
  reason: '',
})
const event = (steps: TraceStep[], outcome: DryRunEvent['outcome']): DryRunEvent => ({
  title: '',
  alert_key: '',
  event_status: 'Info',
  event_severity: 'Info',
  description: '',
  labels: {},
  event_time: 0,
  steps,
  outcome,
})

test('eachChannelHasItsVerdict', () => {
  const stages = stagesOf(
    event(
      [
        step('enrich', 'label_extracted', 'passed'),
        step('route', 'case_matched', 'passed'),
        step('noise', 'in_channel', 'passed', { channel: 'A' }),
        step('noise', 'merged_into_open_alert', 'merged'),
        step('noise', 'in_channel', 'passed', { channel: 'B' }),
        step('noise', 'opened_for_values', 'opened'),
      ],
      'opened',
    ),
  )

  expect(stages.processing).toHaveLength(1)
  expect(stages.verdicts.map(({ channel, outcome }) => [channel, outcome])).toEqual([
    ['A', 'merged'],
    ['B', 'opened'],
  ])
})

test('aLoneChannelTakesTheOutcomeOfTheEvent', () => {
  const stages = stagesOf(event([step('noise', 'something_new', 'passed')], 'suppressed'))

  expect(stages.verdicts).toMatchObject([{ channel: '', outcome: 'suppressed' }])
})
