import { expect, test } from 'vitest'
import type { EscalationBody } from '../api/escalationTypes'
import { en } from '../i18n/en'
import {
  escalationBody,
  escalationDraftOf,
  escalationFault,
  escalationFaults,
  newEscalation,
  newLevel,
} from './escalationDraft'
import { newRobot } from './robotDraft'

const body: EscalationBody = {
  rule_name: 'R',
  description: 'd',
  priority: 3,
  aggr_window: 60,
  time_filters: [{ start: '09:00', end: '18:00', repeat: [1] }],
  time_zone: 'UTC',
  filters: [[{ key: 'severity', oper: 'IN', vals: ['Critical'] }]],
  template_id: '6321aad26c12104586a88916',
  layers: [
    {
      max_times: 2,
      notify_step: 0.5,
      escalate_window: 15,
      force_escalate: true,
      target: {
        person_ids: [2],
        team_ids: [1],
        schedule_to_role_ids: { 5: [1] },
        emails: ['a@example.com'],
        by: { follow_preference: false, critical: ['voice', 'feishu_app:12'], warning: [], info: [] },
        webhooks: [{ type: 'feishu', settings: { token: '******', alias: 'Ops' } }],
      },
    },
    {
      max_times: 1,
      notify_step: 10,
      escalate_window: 30,
      force_escalate: false,
      target: {
        person_ids: [],
        team_ids: [],
        schedule_to_role_ids: {},
        emails: [],
        webhooks: [{ type: 'webhook', settings: { url: '******' } }],
      },
    },
  ],
}

test('whatTheServerSentGoesBackAsItCame', () => {
  const draft = escalationDraftOf(body)

  expect(escalationBody(draft)).toEqual(body)
  expect(escalationFaults(draft, en)).toEqual({})
})

test('aHiddenSecretCannotBeMovedToAnotherPlace', () => {
  const draft = escalationDraftOf(body)
  const moved = { ...draft, layers: draft.layers.toReversed() }

  expect(escalationFaults(moved, en)).toEqual({
    'layers[0].target.webhooks[0].settings.url': en.escalation.form.movedSecret,
    'layers[1].target.webhooks[0].settings.token': en.escalation.form.movedSecret,
  })
})

test('tellsEachFaultAtItsField', () => {
  const level = newLevel()
  const faults = escalationFaults(
    {
      ...newEscalation(0, 'UTC'),
      filters: [[{ key: 'status', oper: 'IN', vals: ['Ok'] }]],
      aggr_window: 4000,
      layers: [
        { ...level, max_times: 7, notify_step: 0.2, escalate_window: 721 },
        { ...level, target: { ...level.target, emails: ['nobody'], webhooks: [newRobot('telegram')] } },
        {
          ...level,
          target: { ...level.target, person_ids: [1], by: { ...level.target.by, follow_preference: false } },
        },
      ],
    },
    en,
  )

  expect(Object.keys(faults)).toEqual([
    'rule_name',
    'filters',
    'aggr_window',
    'layers[0].max_times',
    'layers[0].notify_step',
    'layers[0].escalate_window',
    'layers[0].target',
    'layers[1].target.emails',
    'layers[1].target.webhooks[0].settings.token',
    'layers[2].target.by',
  ])
})

test.each([
  ['layers[1].target.webhooks[0].settings.token: missing', 'layers[1].target.webhooks[0].settings.token'],
  ['layers[0].target.person_ids[3]: 9 (expected: a member)', 'layers[0].target.person_ids'],
  [
    'layers[0].target.schedule_to_role_ids.5[0]: 9 (expected: a role)',
    'layers[0].target.schedule_to_role_ids',
  ],
  ['layers[0].notify_step: 0.1 (expected: 0.5..120)', 'layers[0].notify_step'],
  ['filters[0][1].vals[0]: bad', 'filters'],
  ['layers[0].target: nobody (expected: …)', 'layers[0].target'],
  ['no place at all', ''],
])('findsThePlaceOf: %s', (message, path) => {
  expect(escalationFault(message).path).toBe(path)
})
