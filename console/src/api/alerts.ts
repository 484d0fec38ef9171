import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './client'
import { liveMs, slowLiveMs } from './live'
import type { AlertWhy } from './noiseTypes'
import type { Alert, AlertEvent, Page, Trace } from './types'

export interface AlertListRequest {
  channel_ids: number[]
  is_active?: boolean
  ever_muted?: boolean
}

export function useAlertPages(request: AlertListRequest) {
  return useInfiniteQuery({
    queryKey: ['alert-list', request],
    refetchInterval: slowLiveMs,
    initialPageParam: { p: 1, after: '' },
    queryFn: ({ pageParam, signal }) =>
      call<Page<Alert>>(
        '/alert/list',
        {
          ...request,
          limit: 100,
          ...(pageParam.after ? { search_after_ctx: pageParam.after } : { p: pageParam.p }),
        },
        signal,
      ),
    getNextPageParam: (last, pages) =>
      last.has_next_page === true ? { p: pages.length + 1, after: last.search_after_ctx ?? '' } : undefined,
  })
}

/** How many alerts of an integration are still open. */
export function useOpenAlerts(integrationId: number) {
  return useQuery({
    queryKey: ['open-alerts', integrationId],
    staleTime: 0,
    queryFn: ({ signal }) =>
      call<Page<Alert>>('/alert/list', { integration_ids: [integrationId], is_open: true, limit: 1 }, signal),
    select: (page) => page.total,
  })
}

export function useAlert(id: string) {
  return useQuery({
    queryKey: ['alert', id],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => call<Alert>('/alert/info', { alert_id: id }, signal),
  })
}

/** Newest first, whatever order the server used. */
export function useAlertEvents(id: string) {
  return useQuery({
    queryKey: ['alert', id, 'events'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) =>
      call<Page<AlertEvent>>('/alert/event/list', { alert_id: id, p: 1, limit: 100 }, signal),
    select: (page) => page.items.toSorted((a, b) => b.event_time - a.event_time),
  })
}

/** A trace is written once and never changes. */
export function useTrace(eventId: string) {
  return useQuery({
    queryKey: ['trace', eventId],
    enabled: eventId !== '',
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Trace>('/event/trace', { event_id: eventId }, signal),
  })
}

/** Why it did or did not notify, in one sentence. */
export function useAlertWhy(id: string) {
  return useQuery({
    queryKey: ['alert', id, 'why'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => call<AlertWhy>('/alert/why', { alert_id: id }, signal),
  })
}
