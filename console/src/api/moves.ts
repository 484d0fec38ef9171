import { useQuery } from '@tanstack/react-query'
import { call, unlessUnknown } from './client'
import type { Move } from './incidents'
import { liveMs } from './live'
import type { FieldValue, Incident, Page, Severity } from './types'

/** To people, or to whomever an escalation rule names at a level (from 0). */
export type AssignTo = { person_ids: number[] } | { escalate_rule_id: string; layer_idx: number }

const told = { notify: { follow_preference: true } }

export const moves = {
  snooze: (ids: readonly string[], minutes: number): Move => ({
    path: '/incident/snooze',
    body: { incident_ids: ids, minutes },
    ids,
    change: (each) => ({ ...each, snoozed_before: Math.floor(Date.now() / 1000) + minutes * 60 }),
  }),
  wake: (ids: readonly string[]): Move => ({
    path: '/incident/wake',
    body: { incident_ids: ids },
    ids,
    change: (each) => ({ ...each, snoozed_before: 0 }),
  }),
  assign: (ids: readonly string[], to: AssignTo): Move => ({
    path: '/incident/assign',
    body: { incident_ids: ids, assigned_to: { ...to, ...told } },
    ids,
  }),
  addResponders: (id: string, people: number[]): Move => ({
    path: '/incident/responder/add',
    body: { incident_id: id, person_ids: people, ...told },
    ids: [id],
  }),
  merge: (sources: readonly string[], target: string, comment: string, remove: boolean): Move => ({
    path: '/incident/merge',
    body: {
      source_incident_ids: sources,
      target_incident_id: target,
      comment,
      remove_source_incidents: remove,
    },
    ids: sources,
    change: (each) => ({ ...each, progress: 'Closed' }),
  }),
  split: (id: string, alerts: readonly string[], title: string): Move => ({
    path: '/incident/split',
    body: { incident_id: id, alert_ids: alerts, ...(title === '' ? {} : { title }) },
    ids: [id],
  }),
  merging: (ids: readonly string[], allowed: boolean): Move => ({
    path: allowed ? '/incident/enable-merge' : '/incident/disable-merge',
    body: { incident_ids: ids },
    ids,
    change: (each) => ({ ...each, merge_disabled: !allowed }),
  }),
  remove: (ids: readonly string[]): Move => ({
    path: '/incident/remove',
    body: { incident_ids: ids },
    ids,
  }),
  reset: (id: string, said: Partial<IncidentTexts>): Move => ({
    path: '/incident/reset',
    body: { incident_id: id, ...said },
    ids: [id],
    change: (each) => ({ ...each, ...said }),
  }),
  field: (id: string, name: string, value: FieldValue): Move => ({
    path: '/incident/field/reset',
    body: { incident_id: id, field_name: name, ...(value === null ? {} : { field_value: value }) },
    ids: [id],
    change: (each) => ({ ...each, fields: { ...each.fields, [name]: value } }),
  }),
  create: (body: NewIncident): Move => ({ path: '/incident/create', body, ids: [] }),
}

/** What people may write over. */
export interface IncidentTexts {
  title: string
  description: string
  incident_severity: Severity
  impact: string
  root_cause: string
  resolution: string
}

export interface NewIncident {
  incident_severity: Severity
  title: string
  description: string
  /** 0: it belongs to none. */
  channel_id: number
  assigned_to?: { person_ids: number[] }
}

export interface PastIncident extends Incident {
  score: number
}

/** Closed incidents that were like this one. */
export function usePastIncidents(id: string) {
  return useQuery({
    queryKey: ['incident', id, 'past'],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      unlessUnknown(call<Page<PastIncident>>('/incident/past/list', { incident_id: id }, signal)),
    select: (page) => page?.items ?? [],
  })
}

/** How far telling people has come; times are seconds. */
export interface Standing {
  rule_id: string
  rule_name: string
  /** From 0. */
  layer_idx: number
  layers: number
  /** How often that level was told. */
  sent: number
  next: 'tell' | 'climb' | 'wake' | ''
  next_at: number
  /** Whether the next level is told although somebody acknowledges. */
  force_escalate: boolean
  rest: string
}

export function useStanding(id: string) {
  return useQuery({
    queryKey: ['incident', id, 'standing'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) =>
      unlessUnknown(call<Standing>('/incident/escalation/info', { incident_id: id }, signal)),
  })
}

export type NoticeState = 'waiting' | 'sending' | 'delivered' | 'failed' | 'not_sent' | 'unreachable'

export interface SentNotice {
  notice_id: string
  person_id: number
  name: string
  by: string
  fire_type: string
  layer_idx: number
  state: NoticeState
  answer: string
  created_at: number
  due_at: number
  /** Of one about a schedule: when others are on call, or the day begins; else 0. */
  shift_at: number
  shift_kind: 'change' | 'day' | ''
  attempts: {
    number: number
    /** Milliseconds. */
    at: number
    took: number
    verdict: string
    answer: string
    folded_into: string
  }[]
}

export function useNotices(id: string) {
  return useQuery({
    queryKey: ['incident', id, 'notices'],
    refetchInterval: liveMs,
    queryFn: ({ signal }) =>
      unlessUnknown(call<Page<SentNotice>>('/incident/notice/list', { incident_id: id }, signal)),
    select: (page) => page?.items ?? [],
  })
}

export interface CustomField {
  field_id: string
  field_name: string
  display_name: string
  description: string
  field_type: 'text' | 'single_select' | 'multi_select' | 'checkbox'
  options: string[]
  default_value?: string | boolean | string[] | null
}

/** What people want to know of every incident. */
export function useCustomFields() {
  return useQuery({
    queryKey: ['custom-fields'],
    staleTime: 60_000,
    queryFn: ({ signal }) => unlessUnknown(call<Page<CustomField>>('/field/list', {}, signal)),
    select: (page) => page?.items ?? [],
  })
}
