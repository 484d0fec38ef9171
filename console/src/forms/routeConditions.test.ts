import { expect, test } from 'vitest'
import type { RouteCase } from '../api/routingTypes'
import { en } from '../i18n/en'
import { caseFault, conditionFaults, keyFault, valueFault } from './routeConditions'

test('keysAreAttributesOrLabels', () => {
  for (const key of [
    'severity',
    'title',
    'alert_severity',
    'labels.region',
    'labels.a b',
    'check',
    'resource',
  ])
    expect(keyFault(key, en)).toBeUndefined()

  expect(keyFault('region', en)).toBe('There is no attribute “region”. For a label, write labels.region.')
  expect(keyFault(' ', en)).toBe(en.routes.faults.keyMissing)
  expect(keyFault('labels.', en)).toBe(en.routes.faults.labelMissing)
})

test('valuesThatMeanSomethingAreAccepted', () => {
  for (const value of [
    '',
    'Critical',
    'cn-*',
    '/time.?out|refused/',
    '/(?i)error/',
    '/(?P<a>x)/',
    'cidr:10.0.0.206/24',
    'cidr:2001:db8::/32',
    'num:ge:90',
    'num:lt:-1.5e3',
    '(',
  ])
    expect(valueFault(value, en)).toBeUndefined()
})

test('valuesThatDoNotAreExplained', () => {
  expect(valueFault('/(/', en)?.text).toContain('“/(/” is not a complete pattern: Unterminated group')
  for (const value of ['cidr:10.0.0.0', 'cidr:300.0.0.0/8', 'cidr:10.0.0.0/33'])
    expect(valueFault(value, en)?.text).toContain('is not a network')
  for (const value of ['num:ge:', 'num:eq:3', 'num:ge:ninety'])
    expect(valueFault(value, en)?.text).toContain('is not a comparison')
  expect(valueFault('x'.repeat(2049), en)?.doubtful).toBe(false)
})

test('doubtsAreShownButLeaveTheLastWordToTheServer', () => {
  const condition = { key: 'title', oper: 'IN' as const, vals: ['/(/'] }
  const rule: RouteCase = { if: [condition], channel_ids: [1], fallthrough: false }

  expect(conditionFaults(condition, en)).toMatchObject([{ at: 'vals', doubtful: true }])
  expect(caseFault(rule, en)).toBeUndefined()
  expect(caseFault({ ...rule, channel_ids: [] }, en)).toBe(en.routes.faults.noChannel)
  expect(caseFault({ ...rule, if: [{ ...condition, vals: [] }] }, en)).toBe(en.routes.faults.noValue)
})
