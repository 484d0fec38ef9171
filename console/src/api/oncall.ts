import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, unlessUnknown } from './client'
import { slowLiveMs } from './live'
import type { SentNotice } from './moves'
import type {
  Feed,
  Finding,
  Layer,
  NewFeed,
  OnCallNow,
  OverrideBody,
  Role,
  Schedule,
  ScheduleBody,
} from './oncallTypes'
import type { Page } from './types'

const root = ['schedules']
const mostListed = 100
const mostNotices = 20

export interface Window {
  start: number
  end: number
}

/** Who is on call now, of every schedule. */
export function useOnCall() {
  return useQuery({
    queryKey: [...root, 'oncall'],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<OnCallNow>>('/schedule/oncall', {}, signal),
    select: (page) => page.items,
  })
}

/** Every schedule with its shifts in a window. */
export function useSchedules(window?: Window) {
  return useQuery({
    queryKey: [...root, 'list', window?.start ?? 0, window?.end ?? 0],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<Schedule>>('/schedule/list', { p: 1, limit: mostListed, ...window }, signal),
    select: (page) => page.items,
  })
}

/** The schedules in which the reader has a turn, with their shifts. */
export function useMySchedules(window: Window) {
  return useQuery({
    queryKey: [...root, 'self', window.start, window.end],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<Page<Schedule>>('/schedule/self', window, signal),
    select: (page) => page.items,
  })
}

export function useSchedule(id: number, window: Window) {
  return useQuery({
    queryKey: [...root, 'info', id, window.start, window.end],
    enabled: id > 0,
    placeholderData: keepPreviousData,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Schedule>('/schedule/info', { schedule_id: id, ...window }, signal),
  })
}

/** Where nobody is on call, or more people than meant. */
export function useFindings(id: number, window: Window) {
  return useQuery({
    queryKey: [...root, 'check', id, window.start, window.end],
    enabled: id > 0,
    placeholderData: keepPreviousData,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<Finding>>('/schedule/check', { schedule_id: id, ...window }, signal),
    select: (page) => page.items,
  })
}

/** The newest messages about shifts of a schedule. */
export function useShiftNotices(id: number) {
  return useQuery({
    queryKey: [...root, 'notices', id],
    enabled: id > 0,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) =>
      unlessUnknown(call<Page<SentNotice>>('/schedule/notice/list', { schedule_id: id }, signal)),
    select: (page) => (page?.items ?? []).slice(0, mostNotices),
  })
}

/** The shifts a draft would have; the last good ones stay while the next are asked for. */
export function useSchedulePreview(body: ScheduleBody | undefined, window: Window) {
  return useQuery({
    queryKey: ['schedule-preview', body, window.start, window.end],
    enabled: body !== undefined,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const [schedule, check] = await Promise.all([
        call<Schedule>('/schedule/preview', { ...body, ...window }, signal),
        call<Page<Finding>>('/schedule/check', { ...body, ...window }, signal),
      ])
      return { schedule, findings: check.items }
    },
  })
}

export function useRoles() {
  return useQuery({
    queryKey: ['oncall-roles'],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Page<Role>>('/oncall/roles', {}, signal),
    select: (page) => page.items,
  })
}

/** Somebody changed the layers since they were read. */
export class ScheduleChanged extends Error {}

const shape = (layers: readonly Layer[]) =>
  JSON.stringify(
    layers
      .filter((each) => each.mode === 0)
      .map((each) => [each.layer_id, each.layer_name, each.groups, each.layer_start, each.rotation_value]),
  )

/** Saves; overrides that others made meanwhile are kept, layers they changed are not overwritten unseen. */
export function useSaveSchedule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (request: { body: ScheduleBody; opened: Schedule | undefined; over: boolean }) => {
      const { body, opened, over } = request
      if (opened === undefined) return call<{ schedule_id: number }>('/schedule/create', body)
      const id = opened.schedule_id
      const now = (await call<Page<Schedule>>('/schedule/infos', { schedule_ids: [id] })).items[0]
      const layers = now?.layers ?? []
      if (!over && shape(layers) !== shape(opened.layers)) throw new ScheduleChanged()
      await call('/schedule/update', {
        schedule_id: id,
        ...body,
        layers: [...body.layers, ...layers.filter((each) => each.mode === 1)],
      })
      return { schedule_id: id }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useDeleteSchedule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => call('/schedule/delete', { schedule_ids: [id] }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useMakeOverride() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: OverrideBody) => call('/schedule/override/create', body),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useDeleteOverride() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { schedule_id: number; layer_id: string }) => call('/schedule/override/delete', body),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useFeeds() {
  return useQuery({
    queryKey: ['schedule-feeds'],
    queryFn: ({ signal }) => call<Page<Feed>>('/schedule/ical/list', {}, signal),
    select: (page) => page.items,
  })
}

export function useMakeFeed() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (scheduleId: number) => call<NewFeed>('/schedule/ical/create', { schedule_id: scheduleId }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedule-feeds'] }),
  })
}

export function useDeleteFeed() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/schedule/ical/delete', { feed_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['schedule-feeds'] }),
  })
}
