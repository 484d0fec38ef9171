import { expect, test } from 'vitest'
import { afterToggle } from './selection'

const ids = ['a', 'b', 'c', 'd']

test('one row is ticked and unticked', () => {
  const one = afterToggle(new Set(), ids, 'b', undefined)

  expect([...one]).toEqual(['b'])
  expect([...afterToggle(one, ids, 'b', undefined)]).toEqual([])
})

test('shift takes all rows between, in either direction', () => {
  expect([...afterToggle(new Set(['d']), ids, 'b', 'd')].sort()).toEqual(['b', 'c', 'd'])
  expect([...afterToggle(new Set(ids), ids, 'c', 'a')]).toEqual(['d'])
})

test('an anchor that is no longer listed counts for nothing', () => {
  expect([...afterToggle(new Set(), ids, 'c', 'gone')]).toEqual(['c'])
})
