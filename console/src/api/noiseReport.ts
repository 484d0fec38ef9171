import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, call } from './client'
import { slowLiveMs } from './live'
import { planRules } from './noiseApply'
import type { Backtest, BacktestSpan, Funnel, NoiseDraft, NoiseRuleList, TriedRule } from './noiseReportTypes'
import type { Channel, Page } from './types'

const pollMs = 500

/** How many events became what in the last hours; asked again quietly. */
export function useFunnel(channelId: number, hours: number) {
  return useQuery({
    queryKey: ['channels', channelId, 'funnel', hours],
    refetchInterval: slowLiveMs,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const end = Math.floor(Date.now() / 1000)
      return call<Funnel>(
        '/channel/funnel',
        { channel_id: channelId, start_time: end - hours * 3600, end_time: end },
        signal,
      )
    },
  })
}

/** What of the past is kept and can be tried. */
export function useBacktestSpan(channelId: number) {
  return useQuery({
    queryKey: ['channels', channelId, 'backtest-span'],
    queryFn: ({ signal }) =>
      call<BacktestSpan>('/channel/noise/backtest/span', { channel_id: channelId }, signal),
  })
}

/** A run, asked for again and again while it goes on. */
export function useBacktest(id: string) {
  return useQuery<Backtest>({
    queryKey: ['backtest', id],
    enabled: id !== '',
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? pollMs : false),
    queryFn: ({ signal }) => call<Backtest>('/channel/noise/backtest/info', { backtest_id: id }, signal),
  })
}

const runsKey = (channelId: number) => ['channels', channelId, 'backtests']

export function useBacktests(channelId: number) {
  return useQuery({
    queryKey: runsKey(channelId),
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) =>
      call<Page<Backtest & { backtest_id: string }>>(
        '/channel/noise/backtest/list',
        { channel_id: channelId },
        signal,
      ),
    select: (page) => page.items,
  })
}

interface Span {
  start_time: number
  end_time: number
}

export function useStartBacktest(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: Span & NoiseDraft) =>
      call<{ backtest_id: string }>('/channel/noise/backtest', { channel_id: channelId, ...request }),
    onSuccess: () => client.invalidateQueries({ queryKey: runsKey(channelId) }),
  })
}

export function useStartSuggest(channelId: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: Span) =>
      call<{ backtest_id: string }>('/channel/noise/suggest', { channel_id: channelId, ...request }),
    onSuccess: () => client.invalidateQueries({ queryKey: runsKey(channelId) }),
  })
}

export function useCancelBacktest() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/channel/noise/backtest/cancel', { backtest_id: id }),
    onSettled: (_answer, _error, id) => client.invalidateQueries({ queryKey: ['backtest', id] }),
  })
}

export const ruleRoots: Record<NoiseRuleList, 'silence' | 'inhibit' | 'unsubscribe'> = {
  silences: 'silence',
  inhibits: 'inhibit',
  unsubscribes: 'unsubscribe',
}
export const ruleLists = ['silences', 'inhibits', 'unsubscribes'] as const satisfies NoiseRuleList[]

async function rulesNow(channelId: number, list: NoiseRuleList): Promise<TriedRule[]> {
  const root = ruleRoots[list]
  return (await call<Page<TriedRule>>(`/channel/${root}/rule/list`, { channel_id: channelId })).items
}

/** The rules in force, asked for only where other ones are to be tried. */
export function useNoiseRules(channelId: number, lists: readonly NoiseRuleList[]) {
  return useQuery({
    queryKey: ['channels', channelId, 'noise-rules', lists],
    enabled: lists.length > 0,
    queryFn: async () =>
      Object.fromEntries(
        await Promise.all(lists.map(async (list) => [list, await rulesNow(channelId, list)] as const)),
      ) as Partial<Record<NoiseRuleList, TriedRule[]>>,
  })
}

/** Makes a draft what is in force: the settings first, for they know whether somebody was faster, then the rules. */
export function useApplyNoise(channel: Channel) {
  const client = useQueryClient()
  const channel_id = channel.channel_id
  return useMutation({
    mutationFn: async (draft: NoiseDraft) => {
      if (draft.settings !== undefined)
        await call('/channel/update', {
          channel_id,
          ...draft.settings,
          ...(channel.noise_version === undefined ? {} : { version: channel.noise_version }),
        })
      for (const list of ruleLists) {
        const wanted = draft[list]
        if (wanted === undefined) continue
        const root = ruleRoots[list]
        const plan = planRules(await rulesNow(channel_id, list), wanted)
        for (const rule of plan.removed)
          await call(`/channel/${root}/rule/delete`, { channel_id, rule_id: rule.rule_id })
        for (const rule of plan.changed) await call(`/channel/${root}/rule/update`, { channel_id, ...rule })
        const made = new Map<TriedRule, string>()
        for (const rule of plan.added) {
          const { rule_id } = await call<{ rule_id: string }>(`/channel/${root}/rule/create`, {
            channel_id,
            ...rule,
            rule_id: undefined,
          })
          made.set(rule, rule_id)
        }
        if (plan.moved || plan.added.length > 0)
          await call('/channel/rule/reorder', {
            channel_id,
            kind: root,
            rule_ids: wanted.map((rule) => made.get(rule) ?? rule.rule_id),
          })
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export const isGone = (error: unknown) => error instanceof ApiError && error.code === 'ResourceNotFound'
