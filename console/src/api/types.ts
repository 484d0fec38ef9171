import type { FlappingSettings, Grouping, Hold } from './noiseTypes'
import type { EventFace } from './processingTypes'

export type { FeedItem, FeedRedirect, FeedTarget } from './feedTypes'

/** The shapes the server speaks, field for field as published; this file alone is replaced once they are generated. */

export type Severity = 'Critical' | 'Warning' | 'Info'
export type Status = Severity | 'Ok'
export type Progress = 'Triggered' | 'Processing' | 'Closed'

export interface Envelope<T> {
  request_id: string
  data?: T
  error?: { code: string; message: string }
}

export interface Page<T> {
  items: T[]
  total?: number
  has_next_page?: boolean
  search_after_ctx?: string
}

export interface Person {
  person_id: number
  person_name: string
  email: string
  locale?: string
  time_zone?: string
  role_ids?: number[]
  team_ids?: number[]
  /** `incidents:manage` and so on; absent on servers that know no roles. */
  permissions?: string[]
}

export interface Responder extends Partial<Person> {
  person_id: number
  assigned_at: number
  acknowledged_at: number
}

export interface Incident {
  incident_id: string
  num: string
  channel_id: number
  channel_name: string
  title: string
  description: string
  incident_severity: Severity
  incident_status: Status
  progress: Progress
  start_time: number
  last_time: number
  end_time: number
  ack_time: number
  close_time: number
  created_at: number
  updated_at: number
  alert_cnt: number
  active_alert_cnt: number
  alert_event_cnt: number
  labels: Record<string, string>
  responders: Responder[]
  closer?: Partial<Person>
  group_method: 'i' | 'p' | 'n'
  ever_muted?: boolean
  /** The version of the channel's noise settings it opened under. */
  noise_version?: number
  is_flapping?: boolean
  is_outlier?: boolean
  /** Whether people would be told of it. */
  notify?: boolean
  /** The largest storm threshold it reached; 0 is none. */
  storm_reached?: number
  /** 0 while it is not snoozed. */
  snoozed_before?: number
  assigned_to?: AssignedTo
  impact?: string
  root_cause?: string
  resolution?: string
  /** Custom fields by name. */
  fields?: Record<string, FieldValue>
  /** What people wrote over, by name. */
  manual_overrides?: string[]
  merge_disabled?: boolean
  creator?: Partial<Person>
}

export type FieldValue = string | boolean | string[] | null

/** The last assignment; empty before the first. */
export interface AssignedTo {
  type?: string
  person_ids?: number[]
  escalate_rule_id?: string
  escalate_rule_name?: string
  /** From 0. */
  layer_idx?: number
  assigned_at?: number
}

export interface IncidentListRequest {
  progress?: string
  incident_severity?: string
  channel_ids?: number[]
  incident_ids?: string[]
  query?: string
  ever_muted?: boolean
  responder_ids?: number[]
  is_snoozed?: boolean
  limit?: number
  search_after_ctx?: string
  p?: number
}

export interface Alert {
  alert_id: string
  alert_key: string
  title: string
  description: string
  alert_severity: Status
  alert_status: Status
  start_time: number
  last_time: number
  end_time: number
  labels: Record<string, string>
  event_cnt: number
  channel_id: number
  channel_name: string
  integration_id: number
  integration_name: string
  integration_type: string
  updated_at: number
  incident?: { incident_id?: string; title?: string; progress?: Progress | '' }
  ever_muted?: boolean
  is_flapping?: boolean
  /** What keeps it from an incident. */
  hold?: Hold | null
}

export interface AlertEvent {
  event_id: string
  alert_id: string
  title: string
  description: string
  alert_key: string
  event_severity: Status
  event_status: Status
  event_time: number
  labels: Record<string, string>
}

export interface Channel {
  channel_id: number
  channel_name: string
  description: string
  status: string
  created_at: number
  updated_at: number
  auto_resolve_timeout: number
  auto_resolve_mode?: 'trigger' | 'update' | ''
  merge_window_minutes: number
  group?: Grouping
  flapping?: FlappingSettings
  disable_auto_close?: boolean
  disable_outlier_detection?: boolean
  /** The version of its noise settings and rules. */
  noise_version?: number
  progress_to_incident_cnts?: { Triggered?: number; Processing?: number }
  active_incident_highest_severity?: Status | ''
  last_incident_at?: number
}

export interface ChannelUpdate {
  channel_id: number
  channel_name: string
  description: string
}

export interface Bilingual {
  en: string
  zh: string
}

export interface IntegrationSetting {
  name: string
  label: Bilingual
  help: Bilingual
  secret: boolean
  /** Absent on servers that know only `secret`. */
  type?: 'text' | 'secret' | 'json'
  required?: boolean
  max_length: number
}

export interface IntegrationType {
  plugin_type: string
  category: string
  name: Bilingual
  summary: Bilingual
  push_path: string
  settings: IntegrationSetting[]
  guide: Bilingual
  icon: string
}

export interface Integration {
  integration_id: number
  name: string
  plugin_type: string
  plugin_type_name: string | Bilingual
  channel_id: number
  status: 'enabled' | 'disabled'
  settings: Record<string, string>
  secret_settings_set?: string[]
  integration_key: string
  push_url: string
  push_url_reachable: boolean
  last_event_time: number
  created_at: number
  updated_at: number
  /** Until when the key before this one still pushes; 0 when there is none. */
  old_key_until: number
  old_key_last_used: number
  silent_after_minutes: number
  is_silent: boolean
  rate_24h: number
  event_cnt_24h: number
  /** Callbacks of the last 24 hours, oldest first. */
  rate_hours: number[]
  trouble_24h: Record<Trouble, number>
}

export type Trouble = 'rejected' | 'unrouted' | 'set_aside' | 'refused'

export interface IntegrationUpdate {
  name?: string
  settings?: Record<string, string>
  silent_after_minutes?: number
}

export interface IntegrationUsage {
  open_alert_cnt: number
  open_incident_cnt: number
  callback_cnt_24h: number
  case_cnt: number
  channels: { channel_id: number; channel_name: string }[]
}

export interface IntegrationError {
  kind: Trouble
  reason: string
  cnt: number
  /** Milliseconds. */
  last_at: number
  delivery_id: string
}

export interface ChannelUsage {
  open_alert_cnt: number
  open_incident_cnt: number
  private_integrations: { integration_id: number; name: string; status: string }[]
  routed_by: { integration_id: number; name: string; case_cnt: number }[]
}

export interface NewIntegration {
  plugin_type: string
  name: string
  channel_id?: number
  settings?: Record<string, string>
}

export type DeliveryVerdict = 'accepted' | 'duplicate' | 'nothing_to_do' | 'rejected' | 'set_aside'

export interface Delivery {
  delivery_id: string
  received_at: number
  remote: string
  size: number
  verdict: DeliveryVerdict
  reason: string
  event_cnt: number
  event_ids: string[]
  /** How many of its events ended how; not every server says. */
  outcomes?: Partial<Record<Outcome, number>>
  /** The delivery this one was read again from, and who asked for it; empty for one that a sender sent. */
  replay_of?: string
  replayed_by?: string
  replayed_as?: string[]
}

export interface DeliveryPage extends Page<Delivery> {
  /** Milliseconds; how far a search came before it gave up. */
  searched_back_to?: number
}

export type Outcome =
  | 'opened'
  | 'joined'
  | 'merged'
  | 'recovered'
  | 'suppressed'
  | 'dropped'
  | 'unrouted'
  | 'ignored'
  | 'set_aside'

export interface DeliveryDetail extends Delivery {
  integration_id?: number
  headers: Record<string, string>
  query?: Record<string, string>
  /** Why it cannot be replayed; empty when it can. */
  replay_refusal?: string
  body: string
  body_truncated: boolean
  events: {
    event_id: string
    outcome: Outcome | ''
    alert_ids?: string[]
    title: string
    alert_key: string
    event_status: Status
    event_time: number
    /** It went into a channel the reader may not see; its texts and the body are left out. */
    hidden?: boolean
  }[]
}

export type Hop = 'intake' | 'source' | 'enrich' | 'pipeline' | 'route' | 'noise' | 'incident'

export interface TraceStep {
  hop: Hop
  rule_id: string | number
  rule_name: string
  verdict: string
  reason: string
  code: string
  compared: Record<string, string | number | boolean | null>
}

export interface Trace {
  event_id: string
  steps: TraceStep[]
  /** Empty until the flow has reached it. */
  outcome: Outcome | ''
  sentence: string
}

export interface ReplayItem {
  delivery_id: string
  /** Empty when it could not be replayed; `reason` says why. */
  replay_id: string
  verdict: DeliveryVerdict | ''
  reason: string
  outcomes: Partial<Record<Outcome, number>>
}

export interface DryRunRequest {
  integration_id?: number
  plugin_type?: string
  settings?: Record<string, string>
  headers?: Record<string, string>
  body: string
}

export interface DryRunEvent {
  title: string
  alert_key: string
  event_status: Status
  event_severity: Status
  description: string
  labels: Record<string, string>
  images?: unknown[]
  event_time: number
  notes?: string[]
  /** As it was read; the fields above are as processing left them. */
  before?: EventFace
  /** Absent while only reading was asked for. */
  steps?: TraceStep[]
  outcome?: Outcome | ''
  sentence?: string
  channel_ids?: number[]
}

export interface DryRun {
  verdict: 'accepted' | 'nothing_to_do' | 'rejected'
  reason: string
  /** Of very many events only the first are told. */
  event_cnt?: number
  events: DryRunEvent[]
}
