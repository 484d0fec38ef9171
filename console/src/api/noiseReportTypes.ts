import type { Channel, Grouping, Outcome, Status, TraceStep } from './types'

export interface Flapping {
  is_disabled: boolean
  max_changes: number
  in_mins: number
  mute_mins: number
}

/** How a channel groups; beyond what its form shows today. */
export interface NoiseGrouping extends Grouping {
  storm_thresholds?: number[]
  i_keys?: string[]
  i_score_threshold?: number
}

/** The settings of a channel that decide how much noise there is; what is absent stays as it is. */
export interface NoiseSettings {
  group?: NoiseGrouping
  flapping?: Flapping
  merge_window_minutes?: number
  auto_resolve_timeout?: number
  auto_resolve_mode?: 'trigger' | 'update'
  disable_outlier_detection?: boolean
}

export type NoiseRuleList = 'silences' | 'inhibits' | 'unsubscribes'

/** A silence, inhibit or drop rule as the server spells it. */
export interface NoiseRule {
  rule_id?: string
  rule_name?: string
  [field: string]: unknown
}

/** What somebody would like to try: handed over in the state of a navigation, as `{ backtest: draft }`. */
export interface NoiseDraft extends Partial<Record<NoiseRuleList, NoiseRule[]>> {
  settings?: NoiseSettings
}

export type ChannelWithNoise = Channel & NoiseSettings & { noise_version?: number }

export interface FunnelCounts {
  events: number
  dropped: number
  merged: number
  suppressed: number
  alerts: number
  joined: number
  incidents: number
  notified: number
  recovered: number
}

export interface Funnel {
  unit_seconds: number
  items: (FunnelCounts & { at: number })[]
  totals: FunnelCounts
  /** Percent. */
  noise_reduction: number
}

export interface BacktestFigures {
  events: number
  alerts: number
  incidents: number
  notified: number
  /** Percent. */
  noise_reduction: number
}

export interface BacktestPoint {
  at: number
  before_incidents: number
  after_incidents: number
  before_notified: number
  after_notified: number
  events: number
}

export interface MovedSide {
  outcome: Outcome
  incident_key: string
  incident_title: string
}

export interface MovedEvent {
  event_id: string
  alert_title: string
  alert_severity: Status
  at: number
  before: MovedSide
  after: MovedSide & { step?: TraceStep }
}

export interface BacktestIncident {
  incident_key: string
  title: string
  severity: Status
  created_at: number
  alert_cnt: number
  event_cnt: number
}

export interface Suggestion {
  settings: NoiseSettings
  title_key?: string
  dimensions: string[]
  window_minutes: number
  incidents: number
  notified: number
  noise_reduction: number
  largest_incident_alerts: number
  reason_code: string
}

export interface BacktestResult {
  before: BacktestFigures
  after?: BacktestFigures
  series?: BacktestPoint[]
  moved_cnt?: number
  moved?: MovedEvent[]
  incidents_after?: BacktestIncident[]
  notes?: string[]
  suggestions?: Suggestion[]
}

export type BacktestStatus = 'running' | 'done' | 'cancelled' | 'failed'

export interface Backtest extends NoiseDraft {
  backtest_id?: string
  /** Of a suggestion, no settings were asked for. */
  kind?: 'backtest' | 'suggest'
  status: BacktestStatus
  progress: number
  events_done: number
  events_total: number
  events_per_second: number
  reason: string
  started_at: number
  start_time?: number
  end_time?: number
  result?: BacktestResult
}

export interface BacktestSpan {
  earliest: number
  latest: number
}
