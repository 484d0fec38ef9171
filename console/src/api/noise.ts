import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import { call } from './client'
import { slowLiveMs } from './live'
import type {
  Calendar,
  MatchPreview,
  NoiseRule,
  NoiseSettings,
  NoiseVersion,
  NoiseVersionInfo,
  QuickSilenceDraft,
  RuleBody,
  RuleKind,
} from './noiseTypes'
import type { LabelSuggestion } from './routingTypes'
import type { Page } from './types'

const pageOfVersions = 20
const shownMatches = 5

const rulesKey = (channelId: number, kind: RuleKind) => ['channels', channelId, 'rules', kind]
const path = (kind: RuleKind, verb: string) => `/channel/${kind}/rule/${verb}`

/** The rules of one kind in the order they are asked. */
export function useRules(channelId: number, kind: RuleKind, enabled = true) {
  return useQuery({
    queryKey: rulesKey(channelId, kind),
    enabled: enabled && channelId > 0,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<NoiseRule>>(path(kind, 'list'), { channel_id: channelId }, signal),
    select: inOrder,
  })
}

const inOrder = (page: Page<NoiseRule>) => page.items.toSorted((a, b) => a.priority - b.priority)

/** A change of a rule makes a new version, frees or holds alerts, and may empty a list. */
function renew(client: QueryClient, channelId: number) {
  return client.invalidateQueries({ queryKey: ['channels', channelId] })
}

export function useSaveRule(channelId: number, kind: RuleKind) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: { id: string | undefined; body: RuleBody }) =>
      call<{ rule_id: string }>(path(kind, id === undefined ? 'create' : 'update'), {
        channel_id: channelId,
        ...(id === undefined ? {} : { rule_id: id }),
        ...body,
      }),
    onSuccess: () => renew(client, channelId),
  })
}

export type RuleVerb = 'enable' | 'disable' | 'delete'

/** Shows the switch where it was put at once, and takes it back if the server refuses. */
export function useRuleVerb(channelId: number, kind: RuleKind) {
  const client = useQueryClient()
  const key = rulesKey(channelId, kind)
  return useMutation({
    mutationFn: ({ verb, id }: { verb: RuleVerb; id: string }) =>
      call(path(kind, verb), { channel_id: channelId, rule_id: id }),
    onMutate: ({ verb, id }) =>
      patch(client, key, (items) =>
        verb === 'delete'
          ? items.filter((each) => each.rule_id !== id)
          : items.map((each) => (each.rule_id === id ? { ...each, status: `${verb}d` as const } : each)),
      ),
    onError: (_error, _request, before) => client.setQueryData(key, before),
    onSettled: () => renew(client, channelId),
  })
}

export function useReorder(channelId: number, kind: RuleKind) {
  const client = useQueryClient()
  const key = rulesKey(channelId, kind)
  return useMutation({
    mutationFn: (ids: string[]) =>
      call('/channel/rule/reorder', { channel_id: channelId, kind, rule_ids: ids }),
    onMutate: (ids) =>
      patch(client, key, (items) => items.map((each) => ({ ...each, priority: ids.indexOf(each.rule_id) }))),
    onError: (_error, _request, before) => client.setQueryData(key, before),
    onSettled: () => renew(client, channelId),
  })
}

async function patch(
  client: QueryClient,
  key: readonly unknown[],
  change: (items: NoiseRule[]) => NoiseRule[],
): Promise<Page<NoiseRule> | undefined> {
  await client.cancelQueries({ queryKey: key })
  const before = client.getQueryData<Page<NoiseRule>>(key)
  if (before !== undefined) client.setQueryData(key, { ...before, items: change(before.items) })
  return before
}

/** Saves some settings; `version` is the one they were read from, so that nobody is overwritten unseen. */
export function useSaveNoiseSettings(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ settings, version }: { settings: NoiseSettings; version: number }) =>
      call('/channel/update', { channel_id: channelId, version, ...settings }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

/** What a rule would match of the newest alerts; asks once the text has settled, keeps the last answer meanwhile. */
export function useMatchPreview(channelId: number, rule: object, complete: boolean) {
  return useQuery({
    queryKey: ['channels', channelId, 'match-preview', rule],
    enabled: complete,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<MatchPreview>(
        '/channel/rule/match-preview',
        { channel_id: channelId, limit: shownMatches, ...rule },
        signal,
      ),
  })
}

/** Keys and values of the channel's recent alerts, to choose from while writing a condition. */
export function useChannelLabels(channelId: number) {
  return useQuery({
    queryKey: ['channels', channelId, 'labels'],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      call<Page<LabelSuggestion>>('/channel/label/list', { channel_id: channelId }, signal),
    select: (page) => page.items,
  })
}

export function useCalendars(enabled: boolean) {
  return useQuery({
    queryKey: ['calendars'],
    enabled,
    staleTime: 60_000,
    queryFn: ({ signal }) => call<Page<Calendar>>('/calendar/list', {}, signal),
    select: (page) => page.items,
  })
}

export function useNoiseVersions(channelId: number) {
  return useInfiniteQuery({
    queryKey: ['channels', channelId, 'versions'],
    initialPageParam: 1,
    queryFn: ({ pageParam, signal }) =>
      call<Page<NoiseVersion>>(
        '/channel/version/list',
        { channel_id: channelId, p: pageParam, limit: pageOfVersions },
        signal,
      ),
    getNextPageParam: (last, pages) => (last.has_next_page === true ? pages.length + 1 : undefined),
  })
}

/** A version never changes. */
export function useNoiseVersion(channelId: number, version: number) {
  return useQuery({
    queryKey: ['channel-version', channelId, version],
    enabled: version > 0,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const info = await call<NoiseVersionInfo>(
        '/channel/version/info',
        { channel_id: channelId, version },
        signal,
      )
      return {
        ...info,
        unsubscribes: info.unsubscribes ?? [],
        silences: info.silences ?? [],
        inhibits: info.inhibits ?? [],
      }
    },
  })
}

export function useRestoreNoise(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, current }: { version: number; current: number }) =>
      call<{ version: number }>('/channel/version/restore', {
        channel_id: channelId,
        version,
        current_version: current,
      }),
    onSuccess: () => renew(client, channelId),
  })
}

export function useQuickSilenceDraft(incidentId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['incident', incidentId, 'quick-silence'],
    enabled,
    staleTime: 0,
    queryFn: ({ signal }) =>
      call<QuickSilenceDraft>('/incident/quick-silence/draft', { incident_id: incidentId }, signal),
  })
}
