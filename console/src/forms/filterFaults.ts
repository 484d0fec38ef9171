import type { Filters } from '../api/noiseTypes'
import type { Condition } from '../api/routingTypes'
import { formOf } from '../components/routeSentence'
import type { Strings } from '../i18n/en'
import { conditionFaults } from './routeConditions'

export const filterLimits = { groups: 50, conditions: 20 }

/** A condition that lets nothing through, and why. */
export interface Impossible {
  condition: number
  text: string
}

const severities = ['Critical', 'Warning', 'Info']
const statuses = [...severities, 'Ok']
const aliases: Record<string, string> = {
  alert_severity: 'severity',
  event_severity: 'severity',
  incident_severity: 'severity',
  alert_status: 'status',
  event_status: 'status',
  incident_status: 'status',
}
const attribute = (key: string) => aliases[key] ?? key

const exactly = (condition: Condition) =>
  condition.vals.length > 0 && condition.vals.every((each) => formOf(each) === 'exact')

/** Whether two conditions on the same value can never both hold; only what is certain counts. */
function clash(one: Condition, other: Condition): boolean {
  if (attribute(one.key) !== attribute(other.key) || one.vals.length === 0 || other.vals.length === 0)
    return false
  if (one.oper === 'IN' && other.oper === 'IN')
    return exactly(one) && exactly(other) && !one.vals.some((each) => other.vals.includes(each))
  if (one.oper === 'NOTIN' && other.oper === 'NOTIN') return false
  const [yes, no] = one.oper === 'IN' ? [one, other] : [other, one]
  if (no.vals.includes('*')) return true
  return yes.vals.every((each) => no.vals.includes(each))
}

/** A value that no alert has: a severity or state that does not exist. */
function unknownValue(condition: Condition, t: Strings, recoveries: boolean): string | undefined {
  if (condition.oper !== 'IN' || !exactly(condition)) return undefined
  const words = t.noise.filters.never
  const key = attribute(condition.key)
  const [first = ''] = condition.vals
  if (key === 'severity' && condition.vals.every((each) => !severities.includes(each)))
    return words.severity(first)
  if (key !== 'status') return undefined
  if (condition.vals.every((each) => !statuses.includes(each))) return words.status(first)
  return !recoveries && condition.vals.every((each) => each === 'Ok') ? words.ok : undefined
}

/** The conditions of one list that keep all of it from ever matching; `recoveries` where these are judged, too. */
export function impossibles(group: readonly Condition[], t: Strings, recoveries = false): Impossible[] {
  return group.flatMap((condition, index): Impossible[] => {
    const unknown = unknownValue(condition, t, recoveries)
    if (unknown !== undefined) return [{ condition: index, text: unknown }]
    const against = group.slice(0, index).findIndex((each) => clash(each, condition))
    if (against === -1) return []
    return [{ condition: index, text: t.noise.filters.never.contradicts(String(against + 1)) }]
  })
}

/** The first thing that keeps a filter from being saved; doubts do not. */
export function filterFault(filters: Filters | undefined, t: Strings): string | undefined {
  const words = t.noise.filters
  if (filters === undefined || filters.length === 0 || filters.some((each) => each.length === 0))
    return words.missing
  if (filters.length > filterLimits.groups) return words.tooMany(String(filterLimits.groups))
  for (const group of filters) {
    if (group.length > filterLimits.conditions) return words.tooMany(String(filterLimits.conditions))
    for (const condition of group) {
      const fault = conditionFaults(condition, t).find((each) => !each.doubtful)
      if (fault !== undefined) return fault.text
    }
  }
  return undefined
}

/** Where in a rule or in settings the server found fault, and its words about it. */
export interface FieldFault {
  field: string
  group?: number
  condition?: number
  text: string
}

const filterPath =
  /^(filters|source_filters|target_filters)(?:\[(\d+)\](?:\[(\d+)\](?:\.(?:key|oper|vals)(?:\[\d+\])?)?)?)?:\s*([^]*)$/
const casePath = /^group\.cases\[(\d+)\]\.(if|equals)(?:\[(\d+)\])?[^:]*:\s*([^]*)$/
const plainPath = /^([a-z_]+(?:\.[a-z_]+)*)[^:]*:\s*([^]*)$/

/** Reads `filters[0][1].vals[0]: …` and `group.cases[2].if[0]…: …`; what has no path keeps an empty field. */
export function fieldFault(message: string): FieldFault {
  const number = (name: 'group' | 'condition', of: string | undefined) =>
    of === undefined ? {} : { [name]: Number(of) }
  const inFilter = filterPath.exec(message)
  if (inFilter !== null) {
    const [, field = '', group, condition, text = ''] = inFilter
    return { field, ...number('group', group), ...number('condition', condition), text }
  }
  const inCase = casePath.exec(message)
  if (inCase !== null) {
    const [, group, part = '', condition, text = ''] = inCase
    return {
      field: `group.cases.${part}`,
      ...number('group', group),
      ...number('condition', condition),
      text,
    }
  }
  const plain = plainPath.exec(message)
  if (plain !== null) return { field: plain[1] ?? '', text: plain[2] ?? '' }
  return { field: '', text: message }
}
