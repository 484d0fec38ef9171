import type { Because } from './escalationTypes'
import type { Status } from './types'

/** Whom a notice went to; without a reason it arrived. */
export interface FeedTarget {
  person_id?: number
  person_name?: string
  email?: string
  chat_id?: string
  chat_name?: string
  alias?: string
  failed_reason?: string
}

/** What a label said about whom a level tells instead, and what came of it. */
export interface FeedRedirect {
  layer_idx: number
  kind: string
  persons?: { person_id: number; person_name: string }[]
  teams?: string[]
  robots?: number
  unknown?: string[]
  left_out?: number
  problem?: string
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
    redirects?: FeedRedirect[]
    /** Why a notice reached no person. */
    nobody_because?: Because[]
    title?: string
    severity?: Status
    threshold?: number
    max_changes?: number
    in_mins?: number
    mute_mins?: number
    end_time?: number
    /** Of an assignment. */
    type?: string
    person_ids?: number[]
    /** Whom it was given to; of a change the new value. */
    to?: number[]
    escalate_rule_name?: string
    /** From 0. */
    layer_idx?: number
    /** Of a notice: the medium, and whether it was told before. */
    by?: string
    fire_type?: 'fire' | 'refire'
    persons?: FeedTarget[]
    emails?: FeedTarget[]
    chats?: FeedTarget[]
    robots?: FeedTarget[]
    attempt?: number
    answer?: string
    retry_at?: number
    /** Further incidents told in the same message. */
    folded?: number
    /** The medium tried next. */
    fallback?: string
    minutes?: number
    source_incidents?: { incident_id?: string; title?: string }[]
    target_incident?: { incident_id?: string; title?: string }
    field_name?: string
    field_display_name?: string
    integration_name?: string
    chat_name?: string
  } | null
  creator_id: number
  creator_name?: string
  created_at: number
}
