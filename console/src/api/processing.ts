import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { ApiError, call } from './client'
import type {
  Processing,
  ProcessingPreview,
  ProcessingPreviewItem,
  ProcessingRule,
  ProcessingRules,
  RuleKind,
  RuleSet,
  RuleSetVersion,
  RuleSettings,
  RuleWarning,
  Stage,
} from './processingTypes'
import type { RuleHits } from './noiseTypes'
import type { Condition } from './routingTypes'
import type { Page } from './types'

const pageOfVersions = 20
const previewed = 20
const roots = { enrichment: '/enrichment', pipeline: '/alert/pipeline' } as const

/** As the server spells a rule; the conditions of enrichment are one flat list. */
export interface RuleWire {
  rule_id?: string
  rule_name?: string
  enabled?: boolean
  kind: RuleKind
  if?: Condition[] | Condition[][] | null
  settings?: RuleSettings | null
  hit_cnt?: number
  last_hit_at?: number
  hit_days?: number[]
}

interface RuleSetWire {
  version?: number
  rules?: RuleWire[] | null
  created_at?: number
  updated_by_name?: string
  updated_at?: number
}

const isGrouped = (groups: Condition[] | Condition[][]): groups is Condition[][] => Array.isArray(groups[0])

export function ruleOf(wire: RuleWire, index: number): ProcessingRule {
  const conditions = wire.if ?? []
  const groups = conditions.length === 0 ? [] : isGrouped(conditions) ? conditions : [conditions]
  return {
    rule_id: wire.rule_id || `rule-${index}`,
    rule_name: wire.rule_name ?? '',
    enabled: wire.enabled ?? true,
    kind: wire.kind,
    groups: groups.filter((group) => group.length > 0),
    settings: wire.settings ?? {},
  }
}

export function wireOf(stage: Stage, rule: ProcessingRule): RuleWire {
  const { groups, ...rest } = rule
  return { ...rest, if: stage === 'enrichment' ? (groups[0] ?? []) : groups }
}

/** A list of rules as the console keeps it; what they did of late stands beside them. */
export function setOf(wire: RuleSetWire | null | undefined): RuleSet {
  const rules = wire?.rules ?? []
  return {
    ...wire,
    version: wire?.version ?? 0,
    rules: rules.map(ruleOf),
    hits: new Map(
      rules.flatMap(({ rule_id, hit_cnt, last_hit_at, hit_days }): [string, RuleHits][] =>
        hit_cnt === undefined ? [] : [[rule_id ?? '', { hit_cnt, last_hit_at, hit_days }]],
      ),
    ),
  }
}

async function fetchSet(stage: Stage, id: number, signal?: AbortSignal): Promise<RuleSet> {
  try {
    return setOf(
      await call<RuleSetWire | null | undefined>(`${roots[stage]}/info`, { integration_id: id }, signal),
    )
  } catch (error) {
    if (error instanceof ApiError && error.code === 'ResourceNotFound') return setOf(null)
    throw error
  }
}

async function fetchBoth(id: number, signal?: AbortSignal): Promise<Processing> {
  const [enrichment, pipeline] = await Promise.all([
    fetchSet('enrichment', id, signal),
    fetchSet('pipeline', id, signal),
  ])
  return { enrichment, pipeline }
}

const key = (id: number) => ['integration', id, 'processing']

export function useProcessing(id: number) {
  return useQuery({ queryKey: key(id), queryFn: ({ signal }) => fetchBoth(id, signal) })
}

/** Brings the rules as they are now, also when they were fetched a moment ago. */
export function useFreshProcessing(id: number) {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: key(id), exact: true, refetchType: 'none' })
    return client.query({ queryKey: key(id), queryFn: ({ signal }) => fetchBoth(id, signal) })
  }
}

export interface SaveStage {
  stage: Stage
  rules: readonly ProcessingRule[]
  version: number
}

/** Where saving stopped: stages before it are saved. */
export class StageRefused extends Error {
  constructor(
    readonly stage: Stage,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Saves the stages that changed, one after the other. */
export function useSaveProcessing(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (stages: SaveStage[]) => {
      for (const { stage, rules, version } of stages) {
        try {
          await call(`${roots[stage]}/upsert`, {
            integration_id: id,
            rules: rules.map((rule) => wireOf(stage, rule)),
            version,
          })
        } catch (error) {
          throw new StageRefused(stage, error)
        }
      }
      const saved = await fetchBoth(id)
      client.setQueryData(key(id), saved)
      return saved
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['integration', id, 'processing-history'] }),
  })
}

export function useProcessingHistory(id: number, stage: Stage) {
  return useInfiniteQuery({
    queryKey: ['integration', id, 'processing-history', stage],
    initialPageParam: 1,
    queryFn: async ({ pageParam, signal }) => {
      const page = await call<Page<RuleSetWire & { updated_at: number }>>(
        `${roots[stage]}/history/list`,
        { integration_id: id, p: pageParam, limit: pageOfVersions, asc: false },
        signal,
      )
      return {
        ...page,
        items: page.items.map((each): RuleSetVersion => ({ ...setOf(each), updated_at: each.updated_at })),
      }
    },
    getNextPageParam: (last, pages) => (last.has_next_page === true ? pages.length + 1 : undefined),
  })
}

interface WarningWire {
  rule: number
  code: string
  message: string
}

interface PreviewWire {
  items: ProcessingPreviewItem[]
  warnings?: WarningWire[] | null
  pipeline_warnings?: WarningWire[] | null
  rule_hits?: (number | { rule_id?: string; hit_cnt?: number; cnt?: number })[] | null
}

/** Counts come by rule, or in the order of the rules asked about. */
export function hitsOf(wire: PreviewWire['rule_hits'], asked: readonly string[]): Map<string, number> {
  return new Map(
    (wire ?? []).map((hit, index): [string, number] =>
      typeof hit === 'number'
        ? [asked[index] ?? '', hit]
        : [hit.rule_id ?? asked[index] ?? '', hit.hit_cnt ?? hit.cnt ?? 0],
    ),
  )
}

const warningsOf = (wire: WarningWire[] | null | undefined, rules: readonly ProcessingRule[]) =>
  (wire ?? []).map(({ rule, code, message }): RuleWarning => ({
    rule_id: rules[rule]?.rule_id ?? '',
    code,
    message,
  }))

export interface PreviewedRules {
  rules: ProcessingRules
  answer: ProcessingPreview
}

let drafts = 0
const serials = new WeakMap<object, number>()
function serialOf(draft: object): number {
  const known = serials.get(draft)
  if (known !== undefined) return known
  serials.set(draft, ++drafts)
  return drafts
}

/** What rules would do to the newest events; the answer comes with the rules it is about. */
export function useProcessingPreview(id: number, rules: ProcessingRules, limit = previewed) {
  return useQuery<PreviewedRules>({
    queryKey: ['integration', id, 'processing-preview', serialOf(rules), limit],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { enrichment, pipeline } = rules
      const wire = await call<PreviewWire>(
        '/enrichment/preview',
        {
          integration_id: id,
          rules: enrichment.map((rule) => wireOf('enrichment', rule)),
          pipeline_rules: pipeline.map((rule) => wireOf('pipeline', rule)),
          limit,
        },
        signal,
      )
      const asked = [...enrichment, ...pipeline].map((rule) => rule.rule_id)
      const warnings = [
        ...warningsOf(wire.warnings, enrichment),
        ...warningsOf(wire.pipeline_warnings, pipeline),
      ]
      return { rules, answer: { items: wire.items, hits: hitsOf(wire.rule_hits, asked), warnings } }
    },
  })
}
