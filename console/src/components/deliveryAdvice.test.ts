import { expect, test } from 'vitest'
import type { Delivery } from '../api/types'
import { adviceFor } from './deliveryAdvice'

const plain: Delivery = {
  delivery_id: 'd',
  received_at: 1,
  remote: '',
  size: 1,
  verdict: 'accepted',
  reason: '',
  event_cnt: 1,
  event_ids: [],
}
const shared = { channel_id: 0 }

test('an unrouted one wants a route, or its channel back', () => {
  const unrouted = { ...plain, outcomes: { opened: 1, unrouted: 1 } }

  expect(adviceFor(unrouted, shared, false)).toBe('route')
  expect(adviceFor(unrouted, { channel_id: 12 }, false)).toBe('channel')
})

test('a rejected one wants its mapping mended, where there is one', () => {
  const rejected: Delivery = { ...plain, verdict: 'rejected' }

  expect(adviceFor(rejected, shared, true)).toBe('settings')
  expect(adviceFor(rejected, shared, false)).toBe('sender')
})

test('no mapping can read what is not JSON', () => {
  const rejected: Delivery = { ...plain, verdict: 'rejected', reason: 'body: not JSON: unexpected end' }

  expect(adviceFor(rejected, shared, true)).toBe('sender')
})

test('one set aside can be tried again', () => {
  expect(adviceFor({ ...plain, verdict: 'set_aside' }, shared, false)).toBe('again')
})

test('what went well or was replayed needs nothing', () => {
  expect(adviceFor({ ...plain, outcomes: { opened: 1 } }, shared, false)).toBeUndefined()
  expect(adviceFor({ ...plain, verdict: 'rejected', replayed_as: ['r'] }, shared, true)).toBeUndefined()
})
