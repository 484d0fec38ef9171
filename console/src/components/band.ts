import type { AlertEvent, Status } from '../api/types'

export interface Stretch {
  status: Status
  from: number
  to: number
}

/** The states an alert went through, oldest first; equal neighbours are one stretch. */
export function stretches(events: AlertEvent[], end: number): Stretch[] {
  const ordered = events.toSorted((a, b) => a.event_time - b.event_time)
  const found: Stretch[] = []
  for (const event of ordered) {
    const last = found.at(-1)
    if (last?.status === event.event_status) continue
    if (last !== undefined) last.to = event.event_time
    found.push({ status: event.event_status, from: event.event_time, to: end })
  }
  const tail = found.at(-1)
  if (tail !== undefined) tail.to = Math.max(tail.to, end, tail.from)
  return found
}
