import { expect, test } from 'vitest'
import { labelsOf, wrongLabel } from './labelsOf'

test('readsLabelsAsPeopleTypeThem', () => {
  expect(labelsOf(['region=cn-beijing', ' env = prod ', 'query=a=b', 'nonsense'])).toEqual({
    region: 'cn-beijing',
    env: 'prod',
    query: 'a=b',
  })
  expect(wrongLabel(['a=b', 'nonsense'])).toBe('nonsense')
  expect(wrongLabel(['a='])).toBeUndefined()
})
