import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import { liveMs, slowLiveMs } from './live'
import type {
  Delivery,
  DeliveryDetail,
  DeliveryVerdict,
  Integration,
  IntegrationType,
  NewIntegration,
  Page,
} from './types'

export function useIntegrationTypes() {
  return useQuery({
    queryKey: ['integration-types'],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Page<IntegrationType>>('/integration/type/list', {}, signal),
    select: (page) => page.items,
  })
}

/** Those of one channel, or with 0 the shared ones. */
export function useIntegrations(channelId: number) {
  return useQuery({
    queryKey: ['integrations', channelId],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) =>
      call<Page<Integration>>('/integration/list', { channel_id: channelId, p: 1, limit: 100 }, signal),
    select: (page) => page.items.filter((each) => each.channel_id === channelId),
  })
}

export function useIntegration(id: number) {
  return useQuery({
    queryKey: ['integration', id],
    refetchInterval: liveMs,
    queryFn: ({ signal }) => call<Integration>('/integration/info', { integration_id: id }, signal),
  })
}

export function useCreateIntegration() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (integration: NewIntegration) =>
      call<{ integration_id: number; integration_key: string; push_url: string }>(
        '/integration/create',
        integration,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integrations'] }),
  })
}

export type IntegrationVerb = 'enable' | 'disable' | 'rotate-key' | 'delete'

export function useIntegrationVerb(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (verb: IntegrationVerb) => call(`/integration/${verb}`, { integration_id: id }),
    onSuccess: async (_answer, verb) => {
      if (verb === 'delete') client.removeQueries({ queryKey: ['integration', id] })
      else await client.invalidateQueries({ queryKey: ['integration', id] })
      await client.invalidateQueries({ queryKey: ['integrations'] })
    },
  })
}

export function useUpdateIntegration(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { name: string; settings: Record<string, string> }) =>
      call('/integration/update', { integration_id: id, ...change }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['integration', id] })
      await client.invalidateQueries({ queryKey: ['integrations'] })
    },
  })
}

export function useDeliveries(id: number, verdict: DeliveryVerdict | undefined) {
  return useInfiniteQuery({
    queryKey: ['integration', id, 'deliveries', verdict ?? ''],
    refetchInterval: liveMs,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call<Page<Delivery>>(
        '/integration/delivery/list',
        {
          integration_id: id,
          limit: 50,
          ...(verdict === undefined ? {} : { verdict }),
          ...(pageParam ? { search_after_ctx: pageParam } : {}),
        },
        signal,
      ),
    getNextPageParam: (last) =>
      last.has_next_page === true && last.search_after_ctx ? last.search_after_ctx : undefined,
  })
}

export function useDelivery(deliveryId: string) {
  return useQuery({
    queryKey: ['delivery', deliveryId],
    enabled: deliveryId !== '',
    queryFn: ({ signal }) =>
      call<DeliveryDetail>('/integration/delivery/info', { delivery_id: deliveryId }, signal),
  })
}
