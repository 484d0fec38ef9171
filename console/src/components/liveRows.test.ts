import { expect, test } from 'vitest'
import type { Incident } from '../api/types'
import { liveRows } from './liveRows'

const incident = (incident_id: string, change: Partial<Incident> = {}) =>
  ({ incident_id, updated_at: 1, progress: 'Triggered', ...change }) as Incident
const ids = (rows: Incident[]) => rows.map((each) => each.incident_id).join(' ')

test('newRowsWaitAndShownRowsStayInPlace', () => {
  const { rows, fresh } = liveRows(
    [incident('b'), incident('a')],
    [incident('d'), incident('c'), incident('b')],
    [],
  )

  expect(ids(rows)).toBe('b a')
  expect(ids(fresh)).toBe('d c')
})

test('aNewerCopyReplacesARowAnOlderOneDoesNot', () => {
  const shown = [incident('a', { updated_at: 5 }), incident('b', { updated_at: 5 })]
  const visible = [
    incident('a', { updated_at: 9, progress: 'Closed' }),
    incident('b', { updated_at: 2, progress: 'Closed' }),
  ]

  const { rows } = liveRows(shown, [], visible)

  expect(rows.map((each) => each.progress)).toEqual(['Closed', 'Triggered'])
})

test('aRowOnTwoPagesIsShownOnce', () => {
  expect(ids(liveRows([incident('a'), incident('b'), incident('a')], [], []).rows)).toBe('a b')
})

test('whatMovesUpFromALaterPageIsNotNew', () => {
  const shown = [incident('c', { created_at: 3 }), incident('b', { created_at: 2 })]
  const head = [
    incident('d', { created_at: 4 }),
    incident('b', { created_at: 2 }),
    incident('a', { created_at: 1 }),
  ]

  expect(ids(liveRows(shown, head, [], true).fresh)).toBe('d')
  expect(ids(liveRows(shown, head, [], false).fresh)).toBe('d a')
})
