import type { NoiseRule, QuickSilenceDraft, RuleBody, RuleKind, TimeSpan } from '../api/noiseTypes'
import type { Condition } from '../api/routingTypes'
import type { Strings } from '../i18n/en'
import { filterFault, filterLimits } from './filterFaults'

export const ruleLimits = {
  name: 39,
  description: 500,
  rules: 200,
  equals: 10,
  lookBack: 1440,
  ...filterLimits,
}

export type TimeMode = 'once' | 'weekly' | 'calendar'

/** The zone of this browser, where a new rule begins. */
export const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

const condition = (key: string, vals: string[]): Condition => ({ key, oper: 'IN', vals })

/** What an empty new rule says. */
export function newRule(kind: RuleKind, now: number): RuleBody {
  const head = { rule_name: '', description: '' }
  if (kind === 'unsubscribe') return { ...head, filters: [[condition('severity', [])]] }
  if (kind === 'silence')
    return {
      ...head,
      filters: [[condition('severity', [])]],
      is_directly_discard: false,
      judge_again: true,
      is_auto_delete: false,
      time_filter: { start_time: startOf(now), end_time: startOf(now) + 7200 },
    }
  return {
    ...head,
    source_filters: [[condition('severity', ['Critical'])]],
    target_filters: [[condition('severity', ['Warning', 'Info'])]],
    equals: [],
    look_back_minutes: 10,
    is_directly_discard: false,
    judge_again: true,
  }
}

/** The begun minute, so that what starts now is in force once it is saved. */
export const startOf = (now: number) => now - (now % 60)

/** What of a stored rule its editor shows; nothing else is sent back. */
export function bodyOfRule(kind: RuleKind, rule: NoiseRule): RuleBody {
  const head = { rule_name: rule.rule_name, description: rule.description ?? '' }
  if (kind === 'unsubscribe') return { ...head, filters: rule.filters ?? [] }
  const behaviour = {
    is_directly_discard: rule.is_directly_discard ?? false,
    judge_again: rule.judge_again ?? true,
  }
  if (kind === 'inhibit')
    return {
      ...head,
      ...behaviour,
      source_filters: rule.source_filters ?? [],
      target_filters: rule.target_filters ?? [],
      equals: rule.equals ?? [],
      look_back_minutes: rule.look_back_minutes ?? 10,
    }
  const once = (rule.time_filter?.end_time ?? 0) > 0
  return {
    ...head,
    ...behaviour,
    filters: rule.filters ?? [],
    is_auto_delete: rule.is_auto_delete ?? false,
    ...(once
      ? { time_filter: rule.time_filter }
      : { time_filters: rule.time_filters ?? [], time_zone: rule.time_zone ?? '' }),
    ...((rule.from_incident_id ?? '') === '' ? {} : { from_incident_id: rule.from_incident_id }),
  }
}

/** Whether a time goes by a calendar; a weekly one may come with an empty calendar, too. */
export const goesByCalendar = (each: TimeSpan) =>
  (each.cal_id ?? '') !== '' || (each.repeat === undefined && each.is_off !== undefined)

export function modeOf(rule: RuleBody): TimeMode {
  if (rule.time_filters === undefined) return 'once'
  return rule.time_filters.some(goesByCalendar) ? 'calendar' : 'weekly'
}

const span = (mode: TimeMode): TimeSpan =>
  mode === 'calendar'
    ? { start: '00:00', end: '00:00', cal_id: '', is_off: true }
    : { start: '00:00', end: '06:00', repeat: [6] }

export const newSpan = span

/** The same rule at another kind of time. */
export function withMode(rule: RuleBody, mode: TimeMode, now: number): RuleBody {
  const rest = { ...rule }
  delete rest.time_filter
  delete rest.time_filters
  delete rest.time_zone
  if (mode === 'once')
    return { ...rest, time_filter: { start_time: startOf(now), end_time: startOf(now) + 7200 } }
  const kept = (rule.time_filters ?? []).filter((each) => (mode === 'calendar') === goesByCalendar(each))
  return {
    ...rest,
    is_auto_delete: false,
    time_filters: kept.length > 0 ? kept : [span(mode)],
    time_zone: rule.time_zone || hereZone(),
  }
}

export const bodyOfDraft = (incidentId: string, draft: QuickSilenceDraft): RuleBody => ({
  rule_name: draft.rule_name,
  description: draft.description,
  filters: draft.filters,
  time_filter: { start_time: draft.start_time, end_time: draft.end_time },
  is_directly_discard: false,
  judge_again: true,
  is_auto_delete: true,
  from_incident_id: incidentId,
})

/** What is wrong with a rule, by field; what is left out is in order. */
export type RuleErrors = Partial<Record<keyof RuleBody, string>>

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

export function spanError(each: TimeSpan, t: Strings): string | undefined {
  const words = t.noise.rule
  if (!clock.test(each.start) || !(clock.test(each.end) || each.end === '24:00')) return words.timeMissing
  return goesByCalendar(each) && (each.cal_id ?? '') === '' ? words.calendarMissing : undefined
}

export function ruleErrors(kind: RuleKind, rule: RuleBody, t: Strings): RuleErrors {
  const words = t.noise.rule
  const errors: RuleErrors = {}
  const put = (field: keyof RuleBody, text: string | undefined) => {
    if (text !== undefined) errors[field] = text
  }
  const name = rule.rule_name.trim()
  if (name === '') put('rule_name', words.nameMissing)
  else if (name.length > ruleLimits.name) put('rule_name', words.nameLong(String(ruleLimits.name)))
  if (kind === 'inhibit') {
    put('source_filters', filterFault(rule.source_filters, t))
    put('target_filters', filterFault(rule.target_filters, t))
    const equals = rule.equals ?? []
    if (equals.length === 0) put('equals', words.equalsMissing)
    else if (equals.length > ruleLimits.equals) put('equals', words.equalsMany(String(ruleLimits.equals)))
    const back = rule.look_back_minutes ?? 0
    if (!Number.isInteger(back) || back < 1 || back > ruleLimits.lookBack)
      put('look_back_minutes', t.channelForm.range('1', '1,440'))
    return errors
  }
  put('filters', filterFault(rule.filters, t))
  if (kind === 'silence')
    put(rule.time_filters === undefined ? 'time_filter' : 'time_filters', timeError(rule, t))
  return errors
}

function timeError(rule: RuleBody, t: Strings): string | undefined {
  const words = t.noise.rule
  const once = rule.time_filter
  if (once !== undefined) {
    if (once.start_time === 0 || once.end_time === 0) return words.dateMissing
    return once.end_time <= once.start_time ? words.endBeforeStart : undefined
  }
  const spans = rule.time_filters ?? []
  if (spans.length === 0) return words.timeMissing
  return spans.map((each) => spanError(each, t)).find((each) => each !== undefined)
}
