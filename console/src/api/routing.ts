import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { ApiError, call } from './client'
import { slowLiveMs } from './live'
import type {
  LabelSuggestion,
  Route,
  RouteBody,
  RouteCase,
  RoutePreview,
  RouteVersion,
  RouteWire,
} from './routingTypes'
import type { Channel, Page } from './types'

const pageOfChannels = 100
const pageOfVersions = 20

function wholeCase(wire: Partial<RouteCase>): RouteCase {
  return {
    ...wire,
    if: wire.if ?? [],
    channel_ids: wire.channel_ids ?? [],
    fallthrough: wire.fallthrough ?? false,
  }
}

/** Every list present, whatever the server left out. */
function wholeBody(wire: RouteWire): RouteBody {
  return {
    cases: (wire.cases ?? []).map(wholeCase),
    sections: wire.sections ?? [],
    default: { channel_ids: wire.default?.channel_ids ?? [] },
  }
}

async function fetchRoute(id: number, signal?: AbortSignal): Promise<Route> {
  const none = { integration_id: id, version: 0, ...wholeBody({}) }
  try {
    const wire = await call<RouteWire | null | undefined>('/route/info', { integration_id: id }, signal)
    if (wire === null || wire === undefined) return none
    return { ...wire, integration_id: id, version: wire.version ?? 0, ...wholeBody(wire) }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'ResourceNotFound') return none
    throw error
  }
}

const routeKey = (id: number) => ['integration', id, 'route']

/** An integration that was never routed has no route yet: the same as an empty one. */
export function useRoute(id: number, enabled = true) {
  return useQuery({
    queryKey: routeKey(id),
    enabled,
    queryFn: ({ signal }) => fetchRoute(id, signal),
  })
}

/** Brings the route as it is now, also when it was fetched a moment ago. */
export function useFreshRoute(id: number) {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: routeKey(id), exact: true, refetchType: 'none' })
    return client.query({ queryKey: routeKey(id), queryFn: ({ signal }) => fetchRoute(id, signal) })
  }
}

/** Saves and answers with the route as the server then has it. */
export function useSaveRoute(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ body, version }: { body: RouteBody; version: number }) => {
      await call('/route/upsert', { integration_id: id, ...body, version })
      const saved = await fetchRoute(id)
      client.setQueryData(routeKey(id), saved)
      return saved
    },
    onSuccess: () => {
      // Where alerts go now has changed, and there is one more version.
      void client.invalidateQueries({ queryKey: ['integration', id, 'route-preview'] })
      void client.invalidateQueries({ queryKey: ['integration', id, 'route-history'] })
    },
  })
}

export function useRouteHistory(id: number, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['integration', id, 'route-history'],
    enabled,
    initialPageParam: 1,
    queryFn: async ({ pageParam, signal }) => {
      const page = await call<Page<RouteWire & Omit<RouteVersion, keyof RouteBody>>>(
        '/route/history/list',
        { integration_id: id, p: pageParam, limit: pageOfVersions, asc: false, orderby: 'updated_at' },
        signal,
      )
      return { ...page, items: page.items.map((each): RouteVersion => ({ ...each, ...wholeBody(each) })) }
    },
    getNextPageParam: (last, pages) => (last.has_next_page === true ? pages.length + 1 : undefined),
  })
}

let drafts = 0
const serials = new WeakMap<object, number>()

/** A short name for a draft, so that ten thousand cases need not be written out as a key. */
function serialOf(draft: object): number {
  const known = serials.get(draft)
  if (known !== undefined) return known
  serials.set(draft, ++drafts)
  return drafts
}

export interface Previewed<D> {
  draft: D
  answer: RoutePreview
}

/** What a draft would do; the answer comes with the draft it is about, for the former one stays until the next is there. */
export function useRoutePreview<D extends object>(id: number, draft: D, bodyOf: (draft: D) => RouteBody) {
  return useQuery<Previewed<D>>({
    queryKey: ['integration', id, 'route-preview', serialOf(draft)],
    gcTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => ((query.state.data?.answer.items.length ?? 0) === 0 ? slowLiveMs : false),
    queryFn: async ({ signal }) => {
      const { cases, default: fallback } = bodyOf(draft)
      const answer = await call<RoutePreview>(
        '/route/preview',
        { integration_id: id, route: { cases, default: fallback } },
        signal,
      )
      return { draft, answer }
    },
  })
}

/** Keys and values of recent alerts, to choose from while writing a condition. */
export function useLabelSuggestions(id: number) {
  return useQuery({
    queryKey: ['integration', id, 'route-labels'],
    staleTime: 60_000,
    queryFn: ({ signal }) => call<Page<LabelSuggestion>>('/route/label/list', { integration_id: id }, signal),
    select: (page) => page.items,
  })
}

/** Every channel by its number, however many pages there are. */
export function useChannelBook() {
  return useQuery({
    queryKey: ['channels', 'book'],
    staleTime: slowLiveMs,
    queryFn: async ({ signal }) => {
      const book = new Map<number, Channel>()
      for (let p = 1; ; p++) {
        const page = await call<Page<Channel>>('/channel/list', { p, limit: pageOfChannels }, signal)
        for (const each of page.items) book.set(each.channel_id, each)
        if (page.items.length < pageOfChannels || book.size >= (page.total ?? Infinity)) return book
      }
    },
  })
}
