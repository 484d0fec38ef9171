import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { call } from './client'
import { liveMs } from './live'
import type { JoinReason } from './noiseTypes'
import type { Alert, FeedItem, Incident, IncidentListRequest, Page, Progress } from './types'

export type IncidentAction = 'ack' | 'unack' | 'resolve' | 'reopen'

type Pages = InfiniteData<Page<Incident>, { p: number; after: string }>

const pageSize = 100
const listKey = 'incident-list'
const oneKey = 'incident'

function list(request: IncidentListRequest, signal: AbortSignal) {
  return call<Page<Incident>>('/incident/list', { limit: pageSize, ...request }, signal)
}

/** The rows a reader has scrolled to; never refetched on their own, so that nothing moves. */
export function useIncidentPages(request: IncidentListRequest) {
  return useInfiniteQuery({
    queryKey: [listKey, request, 'pages'],
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    initialPageParam: { p: 1, after: '' },
    queryFn: ({ pageParam, signal }) =>
      list(
        { ...request, ...(pageParam.after ? { search_after_ctx: pageParam.after } : { p: pageParam.p }) },
        signal,
      ),
    getNextPageParam: (last, pages) =>
      last.has_next_page === true ? { p: pages.length + 1, after: last.search_after_ctx ?? '' } : undefined,
  })
}

/** The newest page, asked again and again: what is in it and not shown yet is new. */
export function useIncidentHead(request: IncidentListRequest) {
  return useQuery({
    queryKey: [listKey, request, 'head'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => list(request, signal),
  })
}

/** The rows on the screen, asked by id, so that one that left the filter still tells its state. */
export function useIncidentsById(ids: string[]) {
  return useQuery({
    queryKey: [listKey, 'rows', ids],
    enabled: ids.length > 0,
    refetchInterval: liveMs,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => list({ incident_ids: ids }, signal),
  })
}

/** Keeps only the first page, so that coming back renews one page and not hundreds. */
export function keepFirstPage(client: QueryClient, request: IncidentListRequest): void {
  client.setQueryData<Pages>([listKey, request, 'pages'], (old) =>
    old === undefined ? old : { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
  )
}

/** Puts the newest page in front of what is shown. */
export function showHead(client: QueryClient, request: IncidentListRequest, head: Page<Incident>): void {
  client.setQueryData<Pages>([listKey, request, 'pages'], (old) => {
    const first = old?.pages[0]
    if (old === undefined || first === undefined) return old
    const known = new Set(old.pages.flatMap((page) => page.items.map((each) => each.incident_id)))
    const fresh = head.items.filter((each) => !known.has(each.incident_id))
    if (fresh.length === head.items.length) {
      return { pages: [head], pageParams: old.pageParams.slice(0, 1) }
    }
    return { ...old, pages: [{ ...first, items: [...fresh, ...first.items] }, ...old.pages.slice(1)] }
  })
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: [oneKey, id],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => call<Incident>('/incident/info', { incident_id: id }, signal),
  })
}

export function useIncidentAlerts(id: string) {
  return useQuery({
    queryKey: [oneKey, id, 'alerts'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) =>
      call<Page<Alert>>('/incident/alert/list', { incident_id: id, p: 1, limit: 100 }, signal),
  })
}

export function useIncidentFeed(id: string) {
  return useQuery({
    queryKey: [oneKey, id, 'feed'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) =>
      call<Page<FeedItem>>('/incident/feed', { incident_id: id, p: 1, limit: 100, asc: false }, signal),
  })
}

/** Why each alert belongs to it. */
export function useJoinReasons(id: string) {
  return useQuery({
    queryKey: [oneKey, id, 'reasons'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => call<Page<JoinReason>>('/incident/alert/reasons', { incident_id: id }, signal),
    select: (page) => new Map(page.items.map((each) => [each.alert_id, each])),
  })
}

const becomes: Record<IncidentAction, Progress> = {
  ack: 'Processing',
  unack: 'Triggered',
  resolve: 'Closed',
  reopen: 'Triggered',
}

/** Held data with the named incidents changed, whatever its shape. */
function patched(data: unknown, ids: ReadonlySet<string>, change: (each: Incident) => Incident): unknown {
  const one = (each: Incident) => (ids.has(each.incident_id) ? change(each) : each)
  if (data === null || typeof data !== 'object') return data
  if ('incident_id' in data) return one(data as Incident)
  if ('pages' in data) {
    const pages = data as InfiniteData<Page<Incident>>
    return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(one) })) }
  }
  if ('items' in data) {
    const page = data as Page<Incident>
    return { ...page, items: page.items.map(one) }
  }
  return data
}

const holdsIncidents = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  queryKey[0] === listKey || (queryKey[0] === oneKey && queryKey.length === 2)

/** Something done to incidents. */
export interface Move {
  path: string
  body: object
  ids: readonly string[]
  /** How they look at once, before the server has said yes. */
  change?: (each: Incident) => Incident
}

/** Shows the new state at once and takes it back if the server refuses. */
export function useMove() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: Move) => call<{ incident_id?: string } | null>(path, body),
    onMutate: async ({ ids, change }) => {
      if (change === undefined) return []
      await client.cancelQueries({ predicate: holdsIncidents })
      const before = client.getQueriesData({ predicate: holdsIncidents })
      for (const [key, data] of before) client.setQueryData(key, patched(data, new Set(ids), change))
      return before
    },
    onError: (_error, _request, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data)
    },
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === oneKey || (queryKey[0] === listKey && queryKey[2] !== 'pages'),
      }),
  })
}

export const actionMove = (action: IncidentAction, ids: readonly string[]): Move => ({
  path: `/incident/${action}`,
  body: { incident_ids: ids },
  ids,
  change: (each) => ({ ...each, progress: becomes[action] }),
})

export function useComment(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: { comment: string; mentions?: number[] }) =>
      call('/incident/comment', { incident_ids: [id], ...said }),
    onSuccess: () => client.invalidateQueries({ queryKey: [oneKey, id, 'feed'] }),
  })
}

/** Open incidents by title or number, the newest first. */
export function useFoundIncidents(query: string, enabled: boolean) {
  return useQuery({
    queryKey: [listKey, 'found', query],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<Incident>>(
        '/incident/list',
        { limit: 20, progress: 'Triggered,Processing', ...(query === '' ? {} : { query }) },
        signal,
      ),
  })
}
