import { expect, test } from 'vitest'
import { ApiError } from '../api/client'
import { conflictOf, faultOf } from './routeErrors'

test('aFieldPathLeadsToItsCaseConditionAndValue', () => {
  expect(
    faultOf('cases[2].if[0].vals[1]: /(/ (expected: a regular expression; missing closing ) at position 2)'),
  ).toEqual({
    place: 'case',
    case: 2,
    condition: 0,
    field: 'vals',
    value: 1,
    text: '/(/ (expected: a regular expression; missing closing ) at position 2)',
  })
  expect(faultOf('cases[0].if[3].key: region (expected: labels.region)')).toEqual({
    place: 'case',
    case: 0,
    condition: 3,
    field: 'key',
    text: 'region (expected: labels.region)',
  })
  expect(faultOf('cases[11].channel_ids[4]: 99 (expected: an existing channel)')).toEqual({
    place: 'case',
    case: 11,
    field: 'channel_ids',
    text: '99 (expected: an existing channel)',
  })
  expect(faultOf('cases[1]: no target')).toEqual({ place: 'case', case: 1, text: 'no target' })
  expect(faultOf('route.cases[1].if: 101 conditions')).toMatchObject({ place: 'case', case: 1 })
})

test('otherPlacesAreTheDefaultTheHeadingsOrTheWhole', () => {
  expect(faultOf('default.channel_ids[0]: 5 (expected: x)')).toEqual({
    place: 'default',
    text: '5 (expected: x)',
  })
  expect(faultOf('sections[0].name: x')).toEqual({ place: 'sections', text: 'x' })
  expect(faultOf('cases: 10001 (expected: at most 10000)')).toMatchObject({ place: 'other' })
  expect(faultOf('something else: entirely')).toEqual({ place: 'other', text: 'something else: entirely' })
})

test('aConflictSaysWhoAndWhen', () => {
  const refusal = (message: string) => new ApiError(400, 'InvalidParameter', message, '')

  expect(
    conflictOf(refusal('version: 3 (expected: 4; changed by Alice Ng at 2026-11-22T16:30:12Z)')),
  ).toEqual({ version: 4, by: 'Alice Ng', at: Date.parse('2026-11-22T16:30:12Z') / 1000 })
  expect(conflictOf(refusal('version: 3 (expected: 4)'))).toEqual({ version: 4, by: '', at: 0 })
  expect(conflictOf(refusal('cases[0]: x'))).toBeUndefined()
  expect(conflictOf(new Error('version: 3 (expected: 4)'))).toBeUndefined()
})
