import type { CalendarEvent } from '../api/calendars'
import { movedDate } from './scheduleGrid'

/** What a day is: worked or off by the week, or against it. */
export type DayState = 'work' | 'weekly' | 'off' | 'exchange'

export interface Day {
  date: string
  state: DayState
  /** What makes it special. */
  event: CalendarEvent | undefined
}

/** The days off of the week itself come among the events. */
export const isWeekly = (event: CalendarEvent) => event.event_id.startsWith('non_work.')

/** What people put in themselves, as against days off of the week and inherited ones. */
export const isOwn = (event: CalendarEvent, calendarId: string) =>
  !isWeekly(event) && (event.cal_id === '' || event.cal_id === calendarId)

const two = (value: number) => String(value).padStart(2, '0')

/** The months of a year, each as its days; own days win over inherited ones, those over the week. */
export function yearOf(year: number, events: readonly CalendarEvent[], calendarId: string): Day[][] {
  const special = new Map<string, CalendarEvent>()
  const rank = (event: CalendarEvent) => (isWeekly(event) ? 0 : isOwn(event, calendarId) ? 2 : 1)
  for (const event of events.toSorted((a, b) => rank(a) - rank(b)))
    for (let date = event.start_at; date < event.end_at; date = movedDate(date, 1))
      if (date.startsWith(String(year))) special.set(date, event)
  return Array.from({ length: 12 }, (_, month) =>
    Array.from({ length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }, (_each, day): Day => {
      const date = `${year}-${two(month + 1)}-${two(day + 1)}`
      const event = special.get(date)
      if (event === undefined) return { date, state: 'work', event: undefined }
      if (isWeekly(event)) return { date, state: 'weekly', event: undefined }
      return { date, state: event.is_off ? 'off' : 'exchange', event }
    }),
  )
}

/** How many places are free before the first of a month, weeks beginning on Monday. */
export const leadOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
