import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import { ApiError, call } from './client'
import type { EscalationBody, EscalationPreview, EscalationRule, PreviewRequest } from './escalationTypes'
import { slowLiveMs } from './live'
import type { Page } from './types'

const keyOf = (channelId: number) => ['channels', channelId, 'escalation']
const path = (verb: string) => `/channel/escalate/rule/${verb}`

/** The escalation rules of a channel in the order they are asked. */
export function useEscalationRules(channelId: number) {
  return useQuery({
    queryKey: keyOf(channelId),
    enabled: channelId > 0,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<EscalationRule>>(path('list'), { channel_id: channelId }, signal),
    select: (page) => page.items,
  })
}

/** What of a rule is written; the server adds the rest. */
export const bodyOfRule = (rule: EscalationRule): EscalationBody => ({
  rule_name: rule.rule_name,
  description: rule.description,
  priority: rule.priority,
  aggr_window: rule.aggr_window,
  time_filters: rule.time_filters,
  time_zone: rule.time_zone,
  filters: rule.filters,
  template_id: rule.template_id,
  layers: rule.layers,
})

export function useSaveEscalation(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: { id: string | undefined; body: EscalationBody }) =>
      call<{ rule_id: string }>(path(id === undefined ? 'create' : 'update'), {
        channel_id: channelId,
        ...(id === undefined ? {} : { rule_id: id }),
        ...body,
      }),
    onSuccess: () => renew(client, channelId),
  })
}

export type EscalationVerb = 'enable' | 'disable' | 'delete'

/** Shows the switch where it was put at once, and takes it back if the server refuses. */
export function useEscalationVerb(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ verb, id }: { verb: EscalationVerb; id: string }) =>
      call(path(verb), { channel_id: channelId, rule_id: id }),
    onMutate: ({ verb, id }) =>
      patch(client, channelId, (items) =>
        verb === 'delete'
          ? items.filter((each) => each.rule_id !== id)
          : items.map((each) => (each.rule_id === id ? { ...each, status: `${verb}d` as const } : each)),
      ),
    onError: (_error, _request, before) => client.setQueryData(keyOf(channelId), before),
    onSettled: () => renew(client, channelId),
  })
}

/** Puts the rules in this order, all at once. */
export function useReorderEscalation(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rules: readonly EscalationRule[]) =>
      call(path('reorder'), { channel_id: channelId, rule_ids: rules.map((rule) => rule.rule_id) }),
    onMutate: (rules) =>
      patch(client, channelId, () => rules.map((rule, priority) => ({ ...rule, priority }))),
    onError: (_error, _request, before) => client.setQueryData(keyOf(channelId), before),
    onSettled: () => renew(client, channelId),
  })
}

const renew = (client: QueryClient, channelId: number) =>
  client.invalidateQueries({ queryKey: ['channels', channelId] })

async function patch(
  client: QueryClient,
  channelId: number,
  change: (items: EscalationRule[]) => EscalationRule[],
): Promise<Page<EscalationRule> | undefined> {
  await client.cancelQueries({ queryKey: keyOf(channelId) })
  const before = client.getQueryData<Page<EscalationRule>>(keyOf(channelId))
  if (before !== undefined) client.setQueryData(keyOf(channelId), { ...before, items: change(before.items) })
  return before
}

/** Who would hear of an incident when; null where the server cannot tell. */
export function useEscalationPreview(request: PreviewRequest) {
  return useQuery({
    // Below the channel's rules, so that a change of one asks again.
    queryKey: [...keyOf(request.channel_id), 'preview', request],
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      try {
        return await call<EscalationPreview>(path('preview'), request, signal)
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
  })
}
