import type { CalendarEventBody } from '../api/calendars'
import { movedDate } from '../components/scheduleGrid'
import type { Strings } from '../i18n/en'

export const eventLimits = { summary: 39, description: 499, days: 366 }

/** Days as people say them: from the first to the last, both included. */
export interface EventDraft {
  summary: string
  description: string
  first: string
  last: string
  off: boolean
}

export const eventDraftOf = (event: CalendarEventBody): EventDraft => ({
  summary: event.summary,
  description: event.description,
  first: event.start_at,
  last: movedDate(event.end_at, -1),
  off: event.is_off,
})

export const eventBody = (draft: EventDraft): CalendarEventBody => ({
  summary: draft.summary.trim(),
  description: draft.description,
  start_at: draft.first,
  end_at: movedDate(draft.last, 1),
  is_off: draft.off,
})

export function eventErrors(draft: EventDraft, t: Strings) {
  const words = t.calendars.event
  const errors: Partial<Record<keyof EventDraft, string>> = {}
  if (draft.summary.trim() === '') errors.summary = words.summaryMissing
  if (draft.first === '') errors.first = words.dateMissing
  if (draft.last === '') errors.last = words.dateMissing
  else if (draft.first !== '' && draft.last < draft.first) errors.last = words.lastEarly
  else if (draft.first !== '' && draft.last > movedDate(draft.first, eventLimits.days - 1))
    errors.last = words.tooLong
  return errors
}
