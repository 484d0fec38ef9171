import type { Severity } from './types'

/** One condition; all of a case must hold, and any of its values is enough (IN) or too much (NOTIN). */
export interface Condition {
  key: string
  oper: 'IN' | 'NOTIN'
  vals: string[]
}

export interface RouteCase {
  if: Condition[]
  channel_ids: number[]
  /** Go on to the next case after this one matched. */
  fallthrough: boolean
  routing_mode?: 'standard' | 'name_mapping' | ''
  name_mapping_label?: string
}

/** A heading before the case at `position`; it has no effect on routing. */
export interface RouteSection {
  name: string
  position: number
}

export interface RouteBody {
  cases: RouteCase[]
  sections: RouteSection[]
  default: { channel_ids: number[] }
}

/** Version 0 when none was ever set. */
export interface Route extends RouteBody {
  integration_id: number
  version: number
  updated_by_name?: string
  updated_at?: number
}

export interface RouteVersion extends RouteBody {
  version: number
  updated_by?: number
  updated_by_name?: string
  updated_at: number
}

/** What the server sends; an absent list may be null. */
export interface RouteWire extends Omit<Partial<Route>, 'cases' | 'sections' | 'default'> {
  cases?: Partial<RouteCase>[] | null
  sections?: RouteSection[] | null
  default?: { channel_ids?: number[] | null } | null
}

export type RouteWarningCode =
  'unreachable' | 'shadowed' | 'never_matches' | 'channel_off' | 'mapping_without_default'

export interface RouteWarning {
  case: number
  code: RouteWarningCode
  /** The earlier case that takes what this one would. */
  by?: number
  message: string
}

export interface RoutePreviewItem {
  /** Empty where nothing took it, so no alert came of it. */
  alert_id: string
  /** The trigger where there is no alert. */
  event_id: string
  alert_title: string
  alert_severity: Severity
  start_time: number
  labels: Record<string, string>
  /** `case_0` and so on, or `default`; empty when nothing takes it. */
  matched_cases: string[]
  channel_ids: number[]
  current_matched_cases: string[]
  current_channel_ids: number[]
  change: 'same' | 'changed'
}

export interface RouteSample {
  alert_cnt: number
  case_match_cnts: number[]
  case_taken_cnts: number[]
  default_cnt: number
  unrouted_cnt: number
}

export interface RoutePreview {
  items: RoutePreviewItem[]
  warnings: RouteWarning[]
  sample: RouteSample
}

export interface LabelSuggestion {
  key: string
  values: string[]
}
