import type { Condition, RouteCase } from '../api/routingTypes'
import { isRegex, mapsByName } from '../components/routeSentence'
import type { Strings } from '../i18n/en'

export const builtInKeys = ['severity', 'title', 'description', 'alert_key', 'status'] as const
const otherKeys = [
  'alert_severity',
  'event_severity',
  'incident_severity',
  'alert_status',
  'event_status',
  'incident_status',
  'integration_id',
  'data_source_id',
  'title_rule',
  'check',
  'resource',
  'service',
  'cluster',
]
export const limits = { conditions: 100, values: 1000, letters: 2048, channels: 100, cases: 10_000 }

/** Something to correct; the server alone has the last word on a doubtful one. */
export interface ConditionFault {
  at: 'key' | 'vals'
  text: string
  doubtful: boolean
}

export function keyFault(key: string, t: Strings): string | undefined {
  const words = t.routes.faults
  if (key.trim() === '') return words.keyMissing
  if (key === 'labels.') return words.labelMissing
  if (key.startsWith('labels.')) return undefined
  return [...builtInKeys, ...otherKeys].includes(key) ? undefined : words.keyUnknown(key)
}

/** JavaScript reads nearly the same patterns as the server; what only the server knows is taken out first. */
function patternFault(source: string): string | undefined {
  const readable = source
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?[a-zA-Z-]+\)/g, '')
    .replace(/\(\?[a-zA-Z-]+:/g, '(?:')
  try {
    new RegExp(readable)
    return undefined
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    return said.slice(said.lastIndexOf(': ') + 2)
  }
}

function isNetwork(text: string): boolean {
  const [address = '', bits = ''] = text.split('/')
  if (!/^\d{1,3}$/.test(bits)) return false
  if (address.includes(':')) return /^[0-9a-fA-F:.]+$/.test(address) && Number(bits) <= 128
  const bytes = address.split('.')
  const whole = bytes.length === 4 && bytes.every((each) => /^\d{1,3}$/.test(each) && Number(each) <= 255)
  return whole && Number(bits) <= 32
}

/** What is wrong with one value, in words. */
export function valueFault(value: string, t: Strings): { text: string; doubtful: boolean } | undefined {
  const words = t.routes.faults
  const short = value.length > 40 ? `${value.slice(0, 40)}…` : value
  if (value.length > limits.letters)
    return { text: words.tooLong(short, String(limits.letters)), doubtful: false }
  if (isRegex(value)) {
    const said = patternFault(value.slice(1, -1))
    return said === undefined ? undefined : { text: words.pattern(short, said), doubtful: true }
  }
  if (value.startsWith('cidr:'))
    return isNetwork(value.slice('cidr:'.length)) ? undefined : { text: words.network(short), doubtful: true }
  if (value.startsWith('num:'))
    return /^num:(gt|ge|lt|le):[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
      ? undefined
      : { text: words.number(short), doubtful: true }
  return undefined
}

export function conditionFaults(condition: Condition, t: Strings): ConditionFault[] {
  const faults: ConditionFault[] = []
  const key = keyFault(condition.key, t)
  if (key !== undefined) faults.push({ at: 'key', text: key, doubtful: false })
  if (condition.vals.length === 0) faults.push({ at: 'vals', text: t.routes.faults.noValue, doubtful: false })
  if (condition.vals.length > limits.values)
    faults.push({ at: 'vals', text: t.routes.faults.tooMany(String(limits.values)), doubtful: false })
  for (const value of condition.vals) {
    const fault = valueFault(value, t)
    if (fault !== undefined) faults.push({ at: 'vals', ...fault })
  }
  return faults
}

/** What is wrong with the target of a case. */
export function targetFault(each: RouteCase, t: Strings): string | undefined {
  const words = t.routes.faults
  if (mapsByName(each)) return (each.name_mapping_label ?? '').trim() === '' ? words.noLabel : undefined
  if (each.channel_ids.length === 0) return words.noChannel
  return each.channel_ids.length > limits.channels ? words.tooMany(String(limits.channels)) : undefined
}

const judged = new WeakMap<Strings, WeakMap<RouteCase, { fault: string | undefined }>>()

/** The first thing that keeps a case from being saved; doubts do not. Looked for once, for there may be ten thousand. */
export function caseFault(each: RouteCase, t: Strings): string | undefined {
  const cases = judged.get(t) ?? new WeakMap<RouteCase, { fault: string | undefined }>()
  const known = cases.get(each)
  if (known !== undefined) return known.fault
  const fault = lookForFault(each, t)
  judged.set(t, cases.set(each, { fault }))
  return fault
}

function lookForFault(each: RouteCase, t: Strings): string | undefined {
  const target = targetFault(each, t)
  if (each.if.length > limits.conditions) return t.routes.faults.tooMany(String(limits.conditions))
  for (const condition of each.if) {
    const fault = conditionFaults(condition, t).find((one) => !one.doubtful)
    if (fault !== undefined) return fault.text
  }
  return target
}
