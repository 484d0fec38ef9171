import { ApiError } from '../api/client'

/** Where in a route the server found fault, and its words about it. */
export interface RouteFault {
  place: 'case' | 'default' | 'sections' | 'other'
  case?: number
  condition?: number
  value?: number
  field?: string
  text: string
}

/** Somebody saved in between. */
export interface RouteConflict {
  version: number
  by: string
  at: number
}

const fieldPath = /^(?:route\.)?(cases|default|sections)((?:\[\d+\]|\.[a-z_]+)*):\s*([\s\S]*)$/
const caseTail = /^\[(\d+)\](?:\.if(?:\[(\d+)\](?:\.([a-z_]+)(?:\[(\d+)\])?)?)?|\.([a-z_]+)(?:\[\d+\])?)?/

/** Reads `cases[2].if[0].vals[1]: …`; what has no such path belongs to the whole. */
export function faultOf(message: string): RouteFault {
  const path = fieldPath.exec(message)
  const [, root, tail = '', text = ''] = path ?? []
  if (root === 'default' || root === 'sections') return { place: root, text }
  const found = root === 'cases' ? caseTail.exec(tail) : null
  if (found === null) return { place: 'other', text: message }
  const [, at, condition, field, value, own] = found
  return {
    place: 'case',
    case: Number(at),
    ...(condition === undefined ? {} : { condition: Number(condition) }),
    ...(value === undefined ? {} : { value: Number(value) }),
    ...((field ?? own) === undefined ? {} : { field: field ?? own }),
    text,
  }
}

const stale = /^version: \d+ \(expected: (\d+)(?:; changed by (.+) at (\S+?))?\)/

export function conflictOf(error: unknown): RouteConflict | undefined {
  if (!(error instanceof ApiError)) return undefined
  const found = stale.exec(error.message)
  if (found === null) return undefined
  const at = Date.parse(found[3] ?? '')
  return { version: Number(found[1]), by: found[2] ?? '', at: Number.isNaN(at) ? 0 : Math.floor(at / 1000) }
}
