import type { Filters, TimeSpan } from './noiseTypes'
import type { Severity } from './types'

/** By which media people are told. */
export interface Media {
  follow_preference: boolean
  critical: string[]
  warning: string[]
  info: string[]
}

/** A group chat; what is secret comes as `******`, and stays what it was when it goes back like that. */
export interface Robot {
  type: string
  settings: Record<string, unknown>
}

export interface Targets {
  person_ids: number[]
  team_ids: number[]
  /** By schedule the roles that count; 0 is any. */
  schedule_to_role_ids: Record<string, number[]>
  emails: string[]
  by?: Media
  webhooks: Robot[]
}

/** One rung: whom it tells how often, and when the next one follows. Minutes. */
export interface Level {
  max_times: number
  notify_step: number
  escalate_window: number
  force_escalate: boolean
  target: Targets
}

export interface EscalationBody {
  rule_name: string
  description: string
  priority: number
  /** Seconds before anybody is told. */
  aggr_window: number
  time_filters: TimeSpan[]
  time_zone: string
  filters: Filters
  template_id: string
  layers: Level[]
}

export interface EscalationRule extends EscalationBody {
  rule_id: string
  channel_id: number
  status: 'enabled' | 'disabled'
  created_at: number
  updated_at: number
}

export interface PreviewRequest {
  channel_id: number
  at: number
  severity?: Severity
  labels?: Record<string, string>
}

export interface PreviewPerson {
  person_id: number
  person_name: string
  /** What brings them; `name` is the team's or the schedule's. */
  because: Because
  media: string[]
}

/** A reason as a code, with what it is about. */
export interface Because {
  code: string
  name: string
}

export interface PreviewStep {
  at: number
  level: number
  /** Whether the level was told before. */
  again: boolean
  people: PreviewPerson[]
  mails: string[]
  robots: { type: string; alias: string }[]
  /** Why nobody hears of it; empty where somebody does. */
  nobody_because: Because[]
}

export interface EscalationPreview {
  rule_id: string
  rule_name: string
  steps: PreviewStep[]
  rest: string
  reason: string
}
