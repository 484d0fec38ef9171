import type { NoiseSettings } from './noiseTypes'
import type { Outcome, Status, TraceStep } from './types'

export type NoiseRuleList = 'silences' | 'inhibits' | 'unsubscribes'

/** A silence, inhibit or drop rule as the server spells it, in force or only to be tried. */
export interface TriedRule {
  rule_id?: string
  rule_name?: string
  [field: string]: unknown
}

/** What somebody would like to try: handed over in the state of a navigation, as `{ backtest: draft }`. */
export interface NoiseDraft extends Partial<Record<NoiseRuleList, TriedRule[]>> {
  /** What is absent stays as it is. */
  settings?: NoiseSettings
}

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

/** What makes a result less than exact; `sentence` says in English what `code` means. */
export interface BacktestNote {
  code: string
  compared: Record<string, string>
  sentence: string
}

export interface BacktestResult {
  before: BacktestFigures
  after?: BacktestFigures
  series?: BacktestPoint[]
  moved_cnt?: number
  moved?: MovedEvent[]
  incidents_after?: BacktestIncident[]
  notes?: BacktestNote[]
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
