import { expect, test } from 'vitest'
import type { EscalationBody, Level, Targets } from '../api/escalationTypes'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { levelParts, whenParts, type EscalationBook } from './escalationSentence'
import { plain } from './routeSentence'

const book: EscalationBook = {
  names: new Map([[2, 'Ann']]),
  roles: new Map([
    [1, 'primary'],
    [2, 'backup'],
  ]),
  teams: new Map([[1, 'Payments']]),
  schedules: new Map([[5, 'Nights']]),
  calendars: new Map(),
  t: en,
  format: formats('en'),
}
const chinese: EscalationBook = { ...book, t: zh, format: formats('zh') }
const target: Targets = {
  person_ids: [2],
  team_ids: [],
  schedule_to_role_ids: { 5: [0] },
  emails: [],
  by: { follow_preference: true, critical: [], warning: [], info: [] },
  webhooks: [],
}
const level = (change: Partial<Level> = {}, to: Partial<Targets> = {}): Level => ({
  max_times: 1,
  notify_step: 10,
  escalate_window: 30,
  force_escalate: false,
  ...change,
  target: { ...target, ...to },
})
const rule: EscalationBody = {
  rule_name: 'R',
  description: '',
  priority: 0,
  aggr_window: 60,
  time_filters: [{ start: '09:00', end: '18:00', repeat: [1, 2, 3, 4, 5] }],
  time_zone: 'Asia/Shanghai',
  filters: [[{ key: 'severity', oper: 'IN', vals: ['Critical'] }]],
  template_id: '',
  layers: [level()],
}

test('tellsWhenARuleHolds', () => {
  expect(plain(whenParts(rule, book))).toBe(
    'When severity is Critical, on weekdays 09:00–18:00 (Asia/Shanghai), if it is still open after 1 m',
  )
  expect(plain(whenParts({ ...rule, filters: [], time_filters: [], aggr_window: 0 }, book))).toBe(
    'For every incident',
  )
})

test('tellsWhomTheFirstLevelTellsAndHowOften', () => {
  expect(plain(levelParts([level({ max_times: 2 })], 0, book))).toBe(
    'at once tell Ann and on-call of Nights by their own preference, twice, 10 m apart',
  )
})

test('tellsWhenTheNextLevelComes', () => {
  const levels = [level(), level({}, { person_ids: [], schedule_to_role_ids: { 5: [1, 2] } })]

  expect(plain(levelParts(levels, 1, book))).toBe(
    'unless acknowledged within 30 m, tell on-call of Nights as primary, backup by their own preference',
  )
  expect(plain(levelParts([level({ force_escalate: true }), level()], 1, book))).toContain(
    'after 30 m even if acknowledged',
  )
})

test('tellsTheMediaOfEachSeverity', () => {
  const by = { follow_preference: false, critical: ['voice', 'sms'], warning: ['email'], info: ['email'] }

  expect(plain(levelParts([level({}, { by, schedule_to_role_ids: {} })], 0, book))).toBe(
    'at once tell Ann by phone call and SMS (Critical), e-mail (Warning, Info)',
  )
})

test('aGroupChatIsToldWithoutMedia', () => {
  const told = levelParts(
    [
      level(
        {},
        {
          person_ids: [],
          schedule_to_role_ids: {},
          webhooks: [{ type: 'feishu', settings: { alias: 'Ops' } }],
        },
      ),
    ],
    0,
    book,
  )

  expect(plain(told)).toBe('at once tell Feishu group “Ops”')
})

test('tellsItInChinese', () => {
  expect(plain(whenParts(rule, chinese))).toBe(
    '当严重程度为严重时，工作日（周一至周五） 09:00–18:00（Asia/Shanghai），延迟 1 分后仍未关闭',
  )
  expect(plain(levelParts([level({ max_times: 3 })], 0, chinese))).toBe(
    '立即通知 Ann 和 Nights 的值班人，按各自偏好，共 3 次，间隔 10 分',
  )
})
