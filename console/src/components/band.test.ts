import { expect, test } from 'vitest'
import type { AlertEvent, Status } from '../api/types'
import { stretches } from './band'

const event = (event_time: number, event_status: Status) => ({ event_time, event_status }) as AlertEvent

test('equalNeighboursAreOneStretch', () => {
  const events = [event(30, 'Critical'), event(10, 'Warning'), event(20, 'Warning'), event(40, 'Ok')]

  expect(stretches(events, 50)).toEqual([
    { status: 'Warning', from: 10, to: 30 },
    { status: 'Critical', from: 30, to: 40 },
    { status: 'Ok', from: 40, to: 50 },
  ])
})
