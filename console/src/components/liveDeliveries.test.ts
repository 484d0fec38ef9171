import { expect, test } from 'vitest'
import type { Delivery } from '../api/types'
import { gaveUp, liveDeliveries } from './liveDeliveries'

function delivery(id: string, received_at: number, change: Partial<Delivery> = {}): Delivery {
  return {
    delivery_id: id,
    received_at,
    remote: '',
    size: 1,
    verdict: 'accepted',
    reason: '',
    event_cnt: 1,
    event_ids: [],
    ...change,
  }
}

test('what came in since waits and moves nothing', () => {
  const { rows, fresh } = liveDeliveries(
    [delivery('b', 2), delivery('a', 1)],
    [delivery('c', 3), delivery('b', 2), delivery('a', 1)],
  )

  expect(rows.map((each) => each.delivery_id)).toEqual(['b', 'a'])
  expect(fresh.map((each) => each.delivery_id)).toEqual(['c'])
})

test('a row that was judged meanwhile says so in its place', () => {
  const { rows } = liveDeliveries([delivery('a', 1)], [delivery('a', 1, { outcomes: { opened: 1 } })])

  expect(rows[0]?.outcomes).toEqual({ opened: 1 })
})

test('an older row that moved up into the newest page is not new', () => {
  const { fresh } = liveDeliveries([delivery('b', 5)], [delivery('b', 5), delivery('a', 1)])

  expect(fresh).toEqual([])
})

test('the first delivery of an empty list is new', () => {
  expect(liveDeliveries([], [delivery('a', 1)]).fresh).toHaveLength(1)
})

test('a full page is no search that gave up', () => {
  expect(gaveUp({ items: [], has_next_page: true, searched_back_to: 9 }, 2)).toBe(true)
  expect(gaveUp({ items: [1, 2], has_next_page: true, searched_back_to: 9 }, 2)).toBe(false)
  expect(gaveUp({ items: [1], has_next_page: false, searched_back_to: 9 }, 2)).toBe(false)
})
