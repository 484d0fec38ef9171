import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { feedTold, type FeedBook } from './feedTold'

const names = new Map([
  [2, 'Ann'],
  [3, 'Ben'],
])
const english: FeedBook = { names, t: en, format: formats('en') }
const chinese: FeedBook = { names, t: zh, format: formats('zh') }

const told = (type: string, detail: object, book = english) =>
  feedTold({ ref_id: 'i', type, detail, creator_id: 0, created_at: 0 }, book)

test.each([
  ['i_assign', { type: 'assign', to: [2, 3] }, 'Assigned', ['To Ann, Ben']],
  [
    'i_assign',
    { type: 'escalate', to: [3], escalate_rule_name: 'R', layer_idx: 1 },
    'Escalated to level 2',
    ['To Ben', 'By the rule “R”, level 2'],
  ],
  ['i_assign', { type: 'reassign', person_ids: [9] }, 'Reassigned', ['To Member 9']],
  ['i_a_rspd', { to: [2] }, 'Responders added', ['Ann']],
  ['i_snooze', { minutes: 90 }, 'Snoozed for 1 h 30 m', []],
  ['i_wake', {}, 'Snooze over', []],
  [
    'i_merge',
    { source_incidents: [{ title: 'A' }, { title: 'B' }] },
    '2 incidents merged into this one',
    ['A', 'B'],
  ],
  ['i_r_severity', { from: 'Warning', to: 'Critical' }, 'Severity changed', ['From Warning to Critical']],
  ['i_r_title', { from: 'a', to: 'b' }, 'Title changed', ['From a to b']],
  ['i_r_rc', {}, 'Root cause changed', []],
  ['i_r_field', { field_name: 'region', to: ['cn', 'us'] }, 'Field “region” changed', ['To cn, us']],
  ['i_r_field', { field_name: 'region' }, 'Field “region” changed', ['Emptied']],
  ['i_r_unheard', {}, 'Changed', []],
  ['i_rest', { reason: 'exhausted' }, 'Nobody more is told: everybody in the rule was told', []],
  [
    'i_redirect',
    {
      redirects: [
        {
          layer_idx: 0,
          kind: 'emails',
          persons: [{ person_id: 2, person_name: 'Ann' }],
          unknown: ['ghost@x'],
        },
        { layer_idx: 8, kind: 'wecoms', problem: 'no_level' },
      ],
    },
    'Labels say whom to tell instead',
    ['Level 1, people: Ann; not found: ghost@x', 'Level 9, WeCom robots: the rule has no such level'],
  ],
  ['i_rest', { reason: 'new_kind' }, 'Nobody more is told', []],
])('tells: %s %j', (type, detail, heading, lines) => {
  expect(told(type, detail)).toEqual({ heading, lines })
})

test('aNoticeTellsWhoWasReachedAndWhoWasNot', () => {
  const detail = {
    fire_type: 'refire',
    by: 'sms',
    persons: [{ person_id: 2 }, { person_id: 3, person_name: 'Ben O.', failed_reason: 'no number' }],
    emails: [{ email: 'x@example.com' }],
    escalate_rule_name: 'R',
    layer_idx: 0,
    attempt: 2,
    folded: 3,
    fallback: 'voice',
  }

  expect(told('i_notify', detail)).toEqual({
    heading: 'Notified again by SMS',
    lines: [
      'Ann, x@example.com',
      'Ben O. was not reached: no number',
      'By the rule “R”, level 1',
      'Attempt 2. Next by phone call. In one message with 3 more incidents.',
    ],
  })
})

test('aNoticeThatReachedNobodySaysSo', () => {
  const detail = { by: 'feishu', robots: [{ alias: 'Ops', failed_reason: 'timed out' }], answer: 'HTTP 502' }

  expect(told('i_notify', detail)).toEqual({
    heading: 'Could not notify by Feishu',
    lines: ['Feishu group “Ops” was not reached: timed out', 'Answer: HTTP 502'],
  })
})

test('whyAPersonWasNotReachedIsToldInTheLanguageOfTheReader', () => {
  const persons = [{ person_id: 2, failed_reason: 'has no verified address for sms' }]

  expect(told('i_notify', { by: 'sms', persons }, chinese)?.lines).toEqual([
    zh.told.failed('Ann', '没有已验证的短信地址'),
  ])
})

test('tellsItInChinese', () => {
  expect(told('i_notify', { fire_type: 'fire', by: 'email', persons: [{ person_id: 2 }] }, chinese)).toEqual({
    heading: '已用邮件通知',
    lines: ['Ann'],
  })
  expect(told('i_rest', { reason: 'acknowledged' }, chinese)?.heading).toBe('不再通知：已有人认领')
})

test('whatIsToldElsewhereOrUnknownIsLeftToOthers', () => {
  for (const type of ['i_new', 'i_ack', 'i_comm', 'i_storm', 'i_rslv', 'a_merge', 'x_unknown'])
    expect(told(type, {})).toBeUndefined()
})
