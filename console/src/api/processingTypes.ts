import type { RuleHits } from './noiseTypes'
import type { Condition } from './routingTypes'
import type { Status, TraceStep } from './types'

/** Enrichment comes first and touches labels; the pipeline then rewrites or takes away. */
export type Stage = 'enrichment' | 'pipeline'

export const kinds = {
  enrichment: ['extraction', 'composition', 'mapping', 'drop'],
  pipeline: [
    'title_reset',
    'description_reset',
    'severity_reset',
    'labels_reset',
    'alert_drop',
    'alert_inhibit',
  ],
} as const satisfies Record<Stage, readonly string[]>

export type RuleKind = (typeof kinds)['enrichment' | 'pipeline'][number]

/** Of these each kind has its own; the others are absent. */
export interface RuleSettings {
  source_field?: string
  result_label?: string
  pattern?: string
  g_json?: string
  template?: string
  override?: boolean
  result_labels?: string[]
  mapping_type?: 'schema' | 'api'
  schema_id?: string
  api_id?: string
  drop_labels?: string[]
  title?: string
  description?: string
  severity?: string
  /** By name; an empty text takes the label off. */
  labels?: Record<string, string>
  equals?: string[]
  source_filters?: Condition[][]
}

/** A rule of either stage; an alert meets it when all conditions of one group hold, or there is no group. */
export interface ProcessingRule {
  rule_id: string
  rule_name: string
  enabled: boolean
  kind: RuleKind
  groups: Condition[][]
  settings: RuleSettings
}

/** Version 0 when none was ever set. */
export interface RuleSet {
  version: number
  rules: ProcessingRule[]
  /** By rule, what it did of late; not of versions of the past. */
  hits?: ReadonlyMap<string, RuleHits>
  created_at?: number
  updated_by_name?: string
  updated_at?: number
}

export type Processing = Record<Stage, RuleSet>
export type ProcessingRules = Record<Stage, readonly ProcessingRule[]>

export interface RuleSetVersion extends RuleSet {
  updated_at: number
}

/** What rules can change of an event. */
export interface EventFace {
  title: string
  description: string
  severity: Status
  labels: Record<string, string>
}

export interface ProcessingPreviewItem {
  event_id: string
  alert_title: string
  before: EventFace
  after: EventFace
  steps: TraceStep[]
  dropped: boolean
}

/** What is allowed but hardly meant. */
export interface RuleWarning {
  rule_id: string
  code: string
  message: string
}

export interface ProcessingPreview {
  items: ProcessingPreviewItem[]
  warnings: RuleWarning[]
  /** By rule. */
  hits: Map<string, number>
}
