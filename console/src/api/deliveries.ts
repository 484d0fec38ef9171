import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { call } from './client'
import { liveMs, slowLiveMs } from './live'
import type {
  Delivery,
  DeliveryDetail,
  DeliveryPage,
  DeliveryVerdict,
  DryRun,
  DryRunRequest,
  Outcome,
  Page,
  ReplayItem,
} from './types'

export interface DeliveryListRequest {
  integration_id: number
  verdict?: DeliveryVerdict
  outcome?: Outcome
  query?: string
  /** How far back; the instant is worked out when the server is asked, so that the list stays one list. */
  hours?: number
}

type Pages = InfiniteData<DeliveryPage, string>

export const deliveryPageSize = 100
const listKey = 'delivery-list'
const replayMost = 100

function list({ hours, ...request }: DeliveryListRequest, after: string, signal: AbortSignal) {
  return call<DeliveryPage>(
    '/integration/delivery/list',
    {
      ...request,
      limit: deliveryPageSize,
      ...(hours === undefined ? {} : { start_time: Math.floor(Date.now() / 1000) - hours * 3600 }),
      ...(after === '' ? {} : { search_after_ctx: after }),
    },
    signal,
  )
}

/** The rows a reader has scrolled to; never refetched on their own, so that nothing moves. */
export function useDeliveryPages(request: DeliveryListRequest) {
  return useInfiniteQuery({
    queryKey: [listKey, request, 'pages'],
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => list(request, pageParam, signal),
    getNextPageParam: (last) =>
      last.has_next_page === true && last.search_after_ctx ? last.search_after_ctx : undefined,
  })
}

/** The newest page, asked again and again; a search in bodies less often, for it reads them all. */
export function useDeliveryHead(request: DeliveryListRequest) {
  return useQuery({
    queryKey: [listKey, request, 'head'],
    refetchInterval: request.query === undefined ? liveMs : slowLiveMs,
    queryFn: ({ signal }) => list(request, '', signal),
  })
}

/** Starts the list anew from its newest page. */
export function showNewestDeliveries(client: QueryClient, request: DeliveryListRequest, head: DeliveryPage) {
  client.setQueryData<Pages>([listKey, request, 'pages'], { pages: [head], pageParams: [''] })
}

/** Leaves the first page only, so that coming back does not ask for every page again. */
export function keepFirstDeliveries(client: QueryClient, request: DeliveryListRequest) {
  client.setQueryData<Pages>([listKey, request, 'pages'], (old) =>
    old === undefined ? old : { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
  )
}

export function useDelivery(deliveryId: string) {
  return useQuery<DeliveryDetail>({
    queryKey: ['delivery', deliveryId],
    enabled: deliveryId !== '',
    // events are judged a moment after they came in
    refetchInterval: ({ state }) =>
      state.data?.events.some((event) => event.outcome === '') === true ? liveMs : false,
    queryFn: ({ signal }) => call('/integration/delivery/info', { delivery_id: deliveryId }, signal),
  })
}

/** The body of the newest delivery, to try something on. */
export function useNewestDelivery(integrationId: number) {
  return useMutation({
    mutationFn: async () => {
      const { items } = await call<Page<Delivery>>('/integration/delivery/list', {
        integration_id: integrationId,
        limit: 1,
      })
      const [newest] = items
      if (newest === undefined) return null
      return call<DeliveryDetail>('/integration/delivery/info', { delivery_id: newest.delivery_id })
    },
  })
}

async function replay(ids: string[]): Promise<ReplayItem[]> {
  const items: ReplayItem[] = []
  for (let from = 0; from < ids.length; from += replayMost) {
    const delivery_ids = ids.slice(from, from + replayMost)
    items.push(...(await call<Page<ReplayItem>>('/integration/delivery/replay', { delivery_ids })).items)
  }
  return items
}

function marked(pages: Pages | undefined, replays: Map<string, string>): Pages | undefined {
  if (pages === undefined) return pages
  const one = (each: Delivery): Delivery => {
    const id = replays.get(each.delivery_id)
    return id === undefined ? each : { ...each, replayed_as: [...(each.replayed_as ?? []), id] }
  }
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(one) })) }
}

/** Reads deliveries again by today's settings; the rows shown get their mark without moving. */
export function useReplay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: replay,
    onSuccess: async (items) => {
      const replays = new Map(
        items.filter((each) => each.replay_id !== '').map((each) => [each.delivery_id, each.replay_id]),
      )
      client.setQueriesData<Pages>(
        { predicate: ({ queryKey }) => queryKey[0] === listKey && queryKey[2] === 'pages' },
        (pages) => marked(pages, replays),
      )
      await Promise.all([
        client.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] === listKey && queryKey[2] === 'head',
        }),
        client.invalidateQueries({ queryKey: ['delivery'] }),
        client.invalidateQueries({ queryKey: ['integration'] }),
      ])
    },
  })
}

/** Shows what would become of a body; nothing is stored. */
export function useDryRun() {
  return useMutation({
    mutationFn: (request: DryRunRequest) => call<DryRun>('/integration/dry-run', request),
  })
}
