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
}

export interface IncidentListRequest {
  progress?: string
  incident_severity?: string
  channel_ids?: number[]
  incident_ids?: string[]
  query?: string
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

export interface FeedItem {
  ref_id: string
  type: string
  detail: {
    alert_id?: string
    alert_title?: string
    comment?: string
    from?: string
    reason?: string
    title?: string
    severity?: Status
  } | null
  creator_id: number
  creator_name?: string
  created_at: number
}

export interface Grouping {
  method: 'i' | 'p' | 'n'
  equals?: string[][]
  cases?: Record<string, unknown>[]
  all_equals_required?: boolean
  time_window?: number
  window_type?: 'tumbling' | 'sliding'
}

export interface Channel {
  channel_id: number
  channel_name: string
  description: string
  status: string
  created_at: number
  updated_at: number
  auto_resolve_timeout: number
  auto_resolve_mode?: 'trigger' | 'update'
  merge_window_minutes: number
  group?: Grouping
  progress_to_incident_cnts?: { Triggered?: number; Processing?: number }
  active_incident_highest_severity?: Status | ''
  last_incident_at?: number
}

export interface ChannelUpdate {
  channel_id: number
  channel_name: string
  description: string
  group: Grouping
  auto_resolve_timeout: number
  merge_window_minutes: number
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
}

export interface NewIntegration {
  plugin_type: string
  name: string
  channel_id?: number
  settings?: Record<string, string>
}

export type DeliveryVerdict = 'accepted' | 'duplicate' | 'nothing_to_do' | 'rejected'

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
  headers: Record<string, string>
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
  }[]
}

export type Hop = 'intake' | 'source' | 'route' | 'noise' | 'incident'

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
