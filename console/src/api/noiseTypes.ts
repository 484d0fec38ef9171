import type { Condition } from './routingTypes'
import type { Severity, TraceStep } from './types'

/** Any of these lists is enough; within one list all must hold. */
export type Filters = Condition[][]

/** As the addresses of the API name them: a rule that drops is an unsubscribe rule there. */
export type RuleKind = 'unsubscribe' | 'silence' | 'inhibit'

export type RuleWarningCode =
  'never_matches' | 'always_matches' | 'shadowed' | 'contradicts' | 'expired' | 'calendar_missing'

export interface RuleWarning {
  code: RuleWarningCode
  message: string
  /** The id of the other rule it is about. */
  by?: string | null
}

export interface TimeSpan {
  /** `HH:MM`; an end that is not after the start is on the next day. */
  start: string
  end: string
  /** Days of the week, 0 is Sunday; none is every day. */
  repeat?: number[]
  cal_id?: string
  is_off?: boolean
}

/** How often a rule had something to say in the last 30 days; `last_hit_at` 0 is never. */
export interface RuleHits {
  hit_cnt: number
  last_hit_at?: number | undefined
  /** By day, oldest first. */
  hit_days?: number[] | undefined
}

/** What somebody writes into a rule; the rest of it the server adds. */
export interface RuleBody {
  rule_name: string
  description: string
  filters?: Filters
  source_filters?: Filters
  target_filters?: Filters
  equals?: string[]
  look_back_minutes?: number
  is_directly_discard?: boolean
  judge_again?: boolean
  time_filter?: { start_time: number; end_time: number }
  time_filters?: TimeSpan[]
  time_zone?: string
  is_auto_delete?: boolean
  from_incident_id?: string
}

export interface NoiseRule extends RuleBody {
  rule_id: string
  channel_id: number
  priority: number
  status: 'enabled' | 'disabled'
  created_at: number
  updated_at: number
  updated_by_name?: string
  /** Of the last 30 days; 0 is never. */
  hit_cnt?: number
  last_hit_at?: number
  /** Hits by day, oldest first. */
  hit_days?: number[]
  warnings?: RuleWarning[]
  is_effective?: boolean
  effective_until?: number
  next_effective_at?: number
  held_alert_cnt?: number
}

export interface RuleLists {
  unsubscribe: NoiseRule[]
  silence: NoiseRule[]
  inhibit: NoiseRule[]
}

export interface MatchedAlert {
  alert_id: string
  alert_title: string
  alert_severity: Severity
  start_time: number
}

export interface MatchPreview {
  sample_cnt: number
  match_cnt: number
  source_match_cnt?: number
  target_match_cnt?: number
  newest: MatchedAlert[]
  warnings: RuleWarning[]
}

export interface Calendar {
  cal_id: string
  cal_name: string
}

export interface Grouping {
  method: 'i' | 'p' | 'n'
  equals?: string[][]
  cases?: GroupingBranch[]
  all_equals_required?: boolean
  /** Minutes; 0 is until the incident closes. */
  time_window?: number
  window_type?: 'tumbling' | 'sliding'
  storm_thresholds?: number[]
  storm_threshold?: number
  i_keys?: string[]
  i_score_threshold?: number
}

/** Alerts that gather by values of their own. */
export interface GroupingBranch {
  if: Condition[]
  equals: string[]
}

export interface FlappingSettings {
  is_disabled?: boolean
  max_changes?: number
  in_mins?: number
  mute_mins?: number
}

export interface Hold {
  kind: 'silence' | 'inhibit'
  rule_id: string
  rule_name: string
  /** The alert that inhibits it; empty for a silence. */
  source_alert_id?: string
}

/** What of a channel decides how its noise is reduced. */
export interface NoiseSettings {
  group?: Grouping
  flapping?: FlappingSettings
  merge_window_minutes?: number
  auto_resolve_timeout?: number
  auto_resolve_mode?: 'trigger' | 'update' | ''
  disable_auto_close?: boolean
  disable_outlier_detection?: boolean
}

export type ChangedPart =
  RuleKind | 'group' | 'flapping' | 'merge' | 'auto_resolve' | 'auto_close' | 'outlier'

export interface ChangeNote {
  what: ChangedPart
  change: 'added' | 'removed' | 'changed' | 'enabled' | 'disabled' | 'moved'
  name: string
}

export interface NoiseVersion {
  version: number
  updated_by?: number
  updated_by_name?: string
  updated_at: number
  summary: ChangeNote[]
  incident_cnt?: number
}

export interface NoiseVersionInfo {
  version: number
  updated_by_name?: string
  updated_at?: number
  settings: NoiseSettings
  unsubscribes: NoiseRule[]
  silences: NoiseRule[]
  inhibits: NoiseRule[]
}

export interface AlertWhy {
  sentence: string
  code: string
  rule_name?: string
  compared?: TraceStep['compared']
  steps?: TraceStep[]
  joined_because?: { code: string; compared: TraceStep['compared'] } | null
}

export interface JoinReason {
  alert_id: string
  code: string
  compared: TraceStep['compared']
  sentence: string
  /** Likeness from 0 to 1, where texts were compared. */
  score?: number
}

export interface QuickSilenceDraft {
  rule_name: string
  description: string
  filters: Filters
  start_time: number
  end_time: number
}
