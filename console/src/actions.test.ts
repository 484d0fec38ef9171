import { expect, test } from 'vitest'
import { actionsFor, affectedBy } from './actions'

test('offersTheLikeliestMoveOfEachStateFirst', () => {
  expect(actionsFor('Triggered')[0]).toBe('ack')
  expect(actionsFor('Processing')[0]).toBe('resolve')
  expect(actionsFor('Closed')).toEqual(['reopen'])
})

test('aBulkActionChangesOnlyThoseItMay', () => {
  const selection = [{ progress: 'Triggered' }, { progress: 'Processing' }, { progress: 'Closed' }] as const

  expect(affectedBy('ack', [...selection])).toEqual([{ progress: 'Triggered' }])
  expect(affectedBy('resolve', [...selection])).toHaveLength(2)
})
