import { expect, test } from 'vitest'
import type { Standing } from '../api/moves'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { standingText } from './standingText'

const base: Standing = {
  rule_id: 'r',
  rule_name: 'All',
  layer_idx: 0,
  layers: 3,
  sent: 1,
  next: 'climb',
  next_at: 1000 + 12 * 60 + 20,
  force_escalate: false,
  rest: '',
}
const told = (change: Partial<Standing>, acknowledged = false) =>
  standingText({ ...base, ...change }, acknowledged, 1000, en, formats('en'))

test('climbing names the level after this one and the minutes left', () => {
  expect(told({})).toBe('Level 2 of “All” is told in 12 m unless somebody acknowledges.')
})

test('a level told before is told again', () => {
  expect(told({ next: 'tell', next_at: 1030 })).toBe(
    'Level 1 of “All” is told again in 30 s unless somebody acknowledges.',
  )
  expect(told({ next: 'tell', sent: 0, next_at: 900 })).toBe(
    'Level 1 of “All” is told in a moment unless somebody acknowledges.',
  )
})

test('rest says why, and without a rule what to do', () => {
  expect(told({ next: '', rest: 'acknowledged' })).toBe('Nobody more is told: it is acknowledged.')
  expect(told({ next: '', rest: 'no_rule' })).toContain('Give it an escalation rule')
  expect(told({ next: '', rest: 'something new' })).toBe('Nobody more is told.')
})

test('a forced level comes in spite of an answer', () => {
  expect(told({ force_escalate: true })).toBe(
    'Level 2 of “All” is told in 12 m, whether or not somebody acknowledges.',
  )
  expect(told({}, true)).toBe('Level 2 of “All” is told in 12 m, although it is acknowledged.')
})
