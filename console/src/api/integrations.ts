import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from './client'
import { liveMs, slowLiveMs } from './live'
import type {
  Integration,
  IntegrationError,
  IntegrationType,
  IntegrationUpdate,
  IntegrationUsage,
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

export interface IntegrationListRequest {
  channel_id?: number
  query?: string
  category?: string
  status?: string
}

const centerPage = 100

function listed(request: IntegrationListRequest, p: number, signal: AbortSignal) {
  return call<Page<Integration>>('/integration/list', { ...request, p, limit: centerPage }, signal)
}

/** As many pages as have been scrolled to. */
export function useIntegrationPages(request: IntegrationListRequest) {
  return useInfiniteQuery({
    queryKey: ['integrations', 'pages', request],
    initialPageParam: 1,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listed(request, pageParam, signal),
    getNextPageParam: (last, pages) => (last.has_next_page === true ? pages.length + 1 : undefined),
  })
}

/** The page on the screen, asked again and again, so that ten thousand rows do not cost a hundred requests. */
export function useIntegrationPage(request: IntegrationListRequest, p: number) {
  return useQuery({
    queryKey: ['integrations', 'page', request, p],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => listed(request, p, signal),
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

export type IntegrationVerb = 'enable' | 'disable' | 'revoke-old-key' | 'delete'

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

/** With a grace the old key goes on pushing for so many minutes. */
export function useRotateKey(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (graceMinutes: number) =>
      call('/integration/rotate-key', { integration_id: id, grace_minutes: graceMinutes }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integration', id] }),
  })
}

/** What deleting it would take along; asked when the question is about to be put. */
export function useIntegrationUsage(id: number, enabled: boolean) {
  return useQuery({
    queryKey: ['integration', id, 'usage'],
    enabled,
    staleTime: 0,
    queryFn: ({ signal }) => call<IntegrationUsage>('/integration/usage', { integration_id: id }, signal),
  })
}

/** What went wrong in the last 24 hours, the most frequent first. */
export function useIntegrationErrors(id: number) {
  return useQuery({
    queryKey: ['integration', id, 'errors'],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) =>
      call<Page<IntegrationError>>('/integration/errors', { integration_id: id }, signal),
    select: (page) => page.items,
  })
}

export function useUpdateIntegration(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: IntegrationUpdate) => call('/integration/update', { integration_id: id, ...change }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['integration', id] })
      await client.invalidateQueries({ queryKey: ['integrations'] })
    },
  })
}
