import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import type { Page } from './types'

const root = ['calendars']
const holidays = 'region.official.holiday'

export interface CalendarBody {
  cal_name: string
  description: string
  timezone: string
  /** 0 is Sunday. */
  workdays: number[]
  /** Calendars of public holidays whose days count here, too. */
  extra_cal_ids: string[]
}

export interface ServiceCalendar extends CalendarBody {
  cal_id: string
  updated_at: number
}

export interface CalendarEventBody {
  summary: string
  description: string
  /** `2026-10-01`; the end is not included. */
  start_at: string
  end_at: string
  is_off: boolean
}

/** Also, as `non_work.20261003`, the days off of the week itself. */
export interface CalendarEvent extends CalendarEventBody {
  cal_id: string
  event_id: string
}

export function useServiceCalendars() {
  return useQuery({
    queryKey: root,
    queryFn: ({ signal }) => call<Page<ServiceCalendar>>('/calendar/list', {}, signal),
    select: (page) => page.items,
  })
}

/** Calendars of public holidays one can take over. */
export function useHolidayCalendars() {
  return useQuery({
    queryKey: [...root, holidays],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Page<ServiceCalendar>>('/calendar/list', { kind: holidays }, signal),
    select: (page) => page.items,
  })
}

export function useServiceCalendar(id: string) {
  return useQuery({
    queryKey: [...root, 'info', id],
    queryFn: ({ signal }) => call<ServiceCalendar>('/calendar/info', { cal_id: id }, signal),
  })
}

export function useCalendarEvents(id: string, year: number) {
  return useQuery({
    queryKey: [...root, 'events', id, year],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<Page<CalendarEvent>>('/calendar/event/list', { cal_id: id, year }, signal),
    select: (page) => page.items,
  })
}

export function useSaveCalendar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: { id: string | undefined; body: CalendarBody }) =>
      call<{ cal_id?: string }>(id === undefined ? '/calendar/create' : '/calendar/update', {
        ...(id === undefined ? {} : { cal_id: id }),
        ...body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useDeleteCalendar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/calendar/delete', { cal_id: id }),
    // What is known of it goes, too; asking for it again would only be refused.
    onSuccess: (_nothing, id) => {
      client.removeQueries({ queryKey: [...root, 'info', id] })
      client.removeQueries({ queryKey: [...root, 'events', id] })
      return client.invalidateQueries({ queryKey: root, exact: true })
    },
  })
}

export function useSaveCalendarEvent(calendarId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: { id: string | undefined; body: CalendarEventBody }) =>
      call('/calendar/event/upsert', {
        cal_id: calendarId,
        ...(id === undefined ? {} : { event_id: id }),
        ...body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useDeleteCalendarEvent(calendarId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/calendar/event/delete', { cal_id: calendarId, event_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}
