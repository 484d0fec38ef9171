import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from './client'
import { slowLiveMs } from './live'
import type { Page } from './types'

export type WebhookKind = 'incident' | 'alert'
export type WebhookVerdict = 'success' | 'failed'

/** Secrets come hidden, and stay what they are when they are sent back like that. */
export const hiddenSecret = '******'

export interface Webhook {
  webhook_id: number
  webhook_type: WebhookKind
  webhook_name: string
  team_id: number
  endpoint: string
  /** None: all channels. */
  channel_ids: number[]
  event_types: string[]
  headers: Record<string, string>
  /** Hidden; empty where nothing is signed. */
  secret: string
  key_id: string
  custom_body: string
  retry_hours: number
  timeout_seconds: number
  status: 'enabled' | 'disabled'
  last?: { at: number; status: WebhookVerdict; status_code: number; error_message: string }
}

export type WebhookDraft = Omit<Webhook, 'webhook_id' | 'secret' | 'key_id' | 'status' | 'last'> & {
  webhook_id?: number
  /** Left out: made by the server, or kept as it is. */
  secret?: string
}

export interface WebhookTried {
  status: WebhookVerdict
  status_code: number
  duration: number
  error_message: string
  request_headers: string
  request_body: string
  response_headers: string
  response_body: string
}

export interface WebhookAttempt {
  /** Of the webhook. */
  integration_id: number
  /** Of this attempt. */
  event_id: string
  /** Of what is told; several attempts share it. */
  payload_event_id: string
  webhook_type: WebhookKind
  event_type: string
  channel_id?: number
  ref_id: string
  endpoint: string
  attempt: number
  /** Milliseconds. */
  duration: number
  status: WebhookVerdict
  status_code: number
  error_message?: string
  /** ISO 8601. */
  event_time: string
}

export interface WebhookAttemptDetail extends WebhookAttempt {
  request_headers: string
  request_body: string
  response_headers: string
  response_body: string
  ref_title?: string
  channel_name?: string
}

const listKey = ['webhooks']
const historyKey = ['webhooks', 'history']

export function useWebhooks() {
  return useQuery({
    queryKey: [...listKey, 'list'],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<Webhook>>('/webhook/list', { p: 1, limit: 100 }, signal),
    select: (page) => page.items,
  })
}

function useChange<T, R>(change: (value: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

export function useSaveWebhook() {
  return useChange((draft: WebhookDraft) =>
    call<{ webhook_id?: number; secret?: string }>(
      draft.webhook_id === undefined ? '/webhook/create' : '/webhook/update',
      draft,
    ),
  )
}

export function useWebhookVerb() {
  return useChange(({ id, verb }: { id: number; verb: 'enable' | 'disable' | 'delete' }) =>
    call(`/webhook/${verb}`, { webhook_id: id }),
  )
}

export function useRotateSecret() {
  return useChange((id: number) => call<{ secret: string }>('/webhook/rotate-secret', { webhook_id: id }))
}

export function useTryWebhook() {
  return useMutation({
    mutationFn: (id: number) => call<WebhookTried>('/webhook/test', { webhook_id: id }),
  })
}

export interface AttemptQuery {
  /** Milliseconds back from now. */
  span: number
  integration_id?: number
  status?: WebhookVerdict
  event_types?: string[]
  ref_id?: string
}

interface Found {
  items: WebhookAttempt[]
  total: number
  search_after_ctx: string
}

const pageSize = 50

export function useAttempts(query: AttemptQuery) {
  const { span, ...rest } = query
  return useInfiniteQuery({
    queryKey: [...historyKey, query],
    placeholderData: keepPreviousData,
    initialPageParam: { after: '', end: 0 },
    queryFn: ({ pageParam, signal }) => {
      // The end stays the same from page to page, or pages would shift.
      const end = pageParam.end === 0 ? Date.now() + 60_000 : pageParam.end
      return call<Found>(
        '/webhook/history/list',
        {
          start_time: end - span,
          end_time: end,
          limit: pageSize,
          ...rest,
          ...(pageParam.after === '' ? {} : { search_after_ctx: pageParam.after }),
        },
        signal,
      ).then((found) => ({ ...found, end }))
    },
    getNextPageParam: (last) =>
      last.search_after_ctx === '' ? undefined : { after: last.search_after_ctx, end: last.end },
  })
}

export function useAttempt(attempt: Pick<WebhookAttempt, 'event_id' | 'integration_id'> | undefined) {
  return useQuery({
    queryKey: [...historyKey, 'detail', attempt?.event_id],
    enabled: attempt !== undefined,
    queryFn: ({ signal }) =>
      call<WebhookAttemptDetail>(
        '/webhook/history/detail',
        { event_id: attempt?.event_id, integration_id: attempt?.integration_id },
        signal,
      ),
  })
}

export function useReplayAttempt() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (attempt: WebhookAttempt) =>
      call('/webhook/history/replay', {
        event_id: attempt.event_id,
        integration_id: attempt.integration_id,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: historyKey }),
  })
}
