import { expect, test } from 'vitest'
import type { Condition } from '../api/routingTypes'
import { en } from '../i18n/en'
import { fieldFault, filterFault, impossibles } from './filterFaults'

const is = (key: string, ...vals: string[]): Condition => ({ key, oper: 'IN', vals })
const not = (key: string, ...vals: string[]): Condition => ({ key, oper: 'NOTIN', vals })
const at = (...group: Condition[]) => impossibles(group, en).map((each) => each.condition)

test('flagsConditionsThatCannotHoldTogether', () => {
  expect(at(is('labels.region', 'cn-a'), is('labels.region', 'cn-b'))).toEqual([1])
  expect(at(is('labels.region', 'cn-a'), not('labels.region', 'cn-a', 'cn-b'))).toEqual([1])
  expect(at(not('labels.team', '*'), is('title', 'x'), is('labels.team', 'pay'))).toEqual([2])
  expect(at(is('severity', 'Critical'), is('alert_severity', 'Warning'))).toEqual([1])
})

test('flagsValuesNoAlertHas', () => {
  expect(at(is('severity', 'critical'))).toEqual([0])
  expect(at(is('status', 'Ok'))).toEqual([0])
})

test('whereRecoveriesAreJudgedTooTheStateMayBeOk', () => {
  expect(impossibles([is('status', 'Ok')], en, true)).toEqual([])
  expect(impossibles([is('status', 'fine')], en, true)).toHaveLength(1)
})

test('doubtfulConditionsAreLeftAlone', () => {
  expect(at(is('labels.region', 'cn-*'), is('labels.region', 'us-1'))).toEqual([])
  expect(at(is('labels.region', 'a', 'b'), is('labels.region', 'b', 'c'))).toEqual([])
  expect(at(not('labels.region', 'a'), not('labels.region', 'b'))).toEqual([])
  expect(at(is('severity', 'Critical', 'nonsense'))).toEqual([])
})

test('aFilterNeedsAConditionInEveryAlternative', () => {
  expect(filterFault([], en)).toBe(en.noise.filters.missing)
  expect(filterFault([[is('severity', 'Info')], []], en)).toBe(en.noise.filters.missing)
  expect(filterFault([[is('severity', 'Info')]], en)).toBeUndefined()
})

test('findsThePlaceOfAFaultTheServerNamed', () => {
  expect(fieldFault('filters[0][1].vals[0]: /(/ (expected: a regular expression)')).toEqual({
    field: 'filters',
    group: 0,
    condition: 1,
    text: '/(/ (expected: a regular expression)',
  })
  expect(fieldFault('target_filters: nothing (expected: 1..50 groups)').field).toBe('target_filters')
  expect(fieldFault('group.cases[2].if[1].vals[0]: /(/ (expected: x)')).toMatchObject({
    field: 'group.cases.if',
    group: 2,
    condition: 1,
  })
  expect(fieldFault('flapping.max_changes: 1 (expected: 2..100)')).toEqual({
    field: 'flapping.max_changes',
    text: '1 (expected: 2..100)',
  })
  expect(fieldFault('The server is asleep.')).toEqual({ field: '', text: 'The server is asleep.' })
})
