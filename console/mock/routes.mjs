// @ts-check
import { Refusal } from './answers.mjs'

/** Where the events of a shared integration go: cases in order, then the default. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/routingTypes').RouteCase} RouteCase */
/** @typedef {import('../src/api/routingTypes').Condition} Condition */
/** @typedef {import('../src/api/routingTypes').RouteBody} RouteBody */
/** @typedef {{ title: string, description: string, alert_key: string, severity: string, status: string, labels: Record<string, string> }} Facts */

/** @type {Record<string, string>} */
const aliases = {
  alert_severity: 'severity',
  event_severity: 'severity',
  incident_severity: 'severity',
  alert_status: 'status',
  event_status: 'status',
  incident_status: 'status',
}
const builtIn = ['severity', 'status', 'title', 'description', 'alert_key']
const bare = ['check', 'resource', 'service', 'cluster']

/** @param {Facts} facts @param {string} key */
export function valueOf(facts, key) {
  const own = aliases[key] ?? key
  if (builtIn.includes(own)) return String(/** @type {any} */ (facts)[own])
  return facts.labels[own.startsWith('labels.') ? own.slice(7) : own]
}

/** @param {string} address */
const bits = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** @type {Map<string, RegExp>} */
const patterns = new Map()

/** @param {string} source */
function patternOf(source) {
  const known = patterns.get(source) ?? new RegExp(source, 's')
  patterns.set(source, known)
  return known
}

/** @param {string} found @param {string} wanted */
function fits(found, wanted) {
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/'))
    return patternOf(wanted.slice(1, -1)).test(found)
  if (wanted.startsWith('cidr:')) {
    const [base = '', length = '32'] = wanted.slice(5).split('/')
    const size = 2 ** (32 - Number(length))
    return Math.floor(bits(found) / size) === Math.floor(bits(base) / size)
  }
  const number = /^num:(gt|ge|lt|le):(.+)$/.exec(wanted)
  if (number !== null) {
    const [value, limit] = [Number(found), Number(number[2])]
    return (
      { gt: value > limit, ge: value >= limit, lt: value < limit, le: value <= limit }[number[1] ?? ''] ??
      false
    )
  }
  if (!/[*?]/.test(wanted)) return found === wanted
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return patternOf(`^${pattern}$`).test(found)
}

/** @param {Condition} condition @param {Facts} facts */
export function holds(condition, facts) {
  const found = valueOf(facts, condition.key)
  const one = found !== undefined && condition.vals.some((each) => fits(found, each))
  return condition.oper === 'IN' ? one : !one
}

/** @param {RouteCase} each @param {Facts} facts */
const matches = (each, facts) => each.if.every((condition) => holds(condition, facts))

/** @param {World} world @param {RouteCase} each @param {Facts} facts */
function channelsOf(world, each, facts) {
  const open = (/** @type {number} */ id) => world.channels.get(id)?.status === 'enabled'
  if (each.routing_mode !== 'name_mapping') return each.channel_ids.filter(open)
  const name = valueOf(facts, each.name_mapping_label ?? '')
  return [...world.channels.values()]
    .filter((one) => one.channel_name === name && open(one.channel_id))
    .map((one) => one.channel_id)
}

/** @param {World} world @param {Pick<RouteBody, 'cases' | 'default'> | undefined} route @param {Facts} facts */
export function evaluate(world, route, facts) {
  /** @type {string[]} */
  const matched = []
  /** @type {Set<number>} */
  const channels = new Set()
  for (const [index, each] of (route?.cases ?? []).entries()) {
    if (!matches(each, facts)) continue
    matched.push(`case_${index}`)
    for (const id of channelsOf(world, each, facts)) channels.add(id)
    if (!each.fallthrough) break
  }
  const fallback = (route?.default.channel_ids ?? []).filter(
    (id) => world.channels.get(id)?.status === 'enabled',
  )
  if (channels.size === 0 && fallback.length > 0) {
    matched.push('default')
    for (const id of fallback) channels.add(id)
  }
  return { matched_cases: matched, channel_ids: [...channels] }
}

/** @param {import('../src/api/types').Alert} alert @returns {Facts} */
export const factsOf = (alert) => ({ ...alert, severity: alert.alert_severity, status: alert.alert_status })

/** @param {string} path @param {string} message */
const invalid = (path, message) => new Refusal(400, 'InvalidParameter', `${path}: ${message}`)

/** @param {World} world @param {any} route */
function check(world, route) {
  for (const [index, each] of route.cases.entries()) {
    const at = `cases[${index}]`
    for (const [number, condition] of each.if.entries()) {
      const { key } = condition
      const own = aliases[key] ?? key
      if (!builtIn.includes(own) && !bare.includes(own) && !/^labels\..+/.test(own))
        throw invalid(
          `${at}.if[${number}].key`,
          `${key} (expected: one of ${builtIn.join(', ')} or labels.${key})`,
        )
      for (const [place, value] of condition.vals.entries()) {
        if (!/^\/.+\/$/.test(value)) continue
        try {
          new RegExp(value.slice(1, -1))
        } catch (cause) {
          throw invalid(
            `${at}.if[${number}].vals[${place}]`,
            `${value} (expected: a regular expression; ${String(cause).split(': ').at(-1)})`,
          )
        }
      }
    }
    for (const [place, id] of each.channel_ids.entries())
      if (!world.channels.has(id) && !world.goneChannels.has(id))
        throw new Refusal(
          400,
          'ResourceNotFound',
          `${at}.channel_ids[${place}]: ${id} (expected: an existing channel)`,
        )
  }
}

/** @param {any} request @returns {RouteBody} */
const bodyOf = (request) => ({
  cases: request.cases ?? [],
  sections: request.sections ?? [],
  default: request.default ?? { channel_ids: [] },
})

/** @param {World} world @param {number} id @param {RouteBody} body @param {import('../src/api/types').Person} by @param {number} at */
export function setRoute(world, id, body, by, at) {
  const history = world.routeHistory.get(id) ?? []
  const version = history.length + 1
  const saved = {
    version,
    ...body,
    updated_by: by.person_id,
    updated_by_name: by.person_name,
    updated_at: at,
  }
  world.routeHistory.set(id, [saved, ...history])
  world.routes.set(id, { integration_id: id, ...saved })
}

/** @param {World} world @param {any} r */
function upsert(world, r) {
  const stored = world.routes.get(r.integration_id)
  const current = stored?.version ?? 0
  if (r.version !== undefined && r.version !== current) {
    const when = new Date((stored?.updated_at ?? 0) * 1000).toISOString().replace('.000', '')
    throw invalid(
      'version',
      `${r.version} (expected: ${current}; changed by ${stored?.updated_by_name ?? ''} at ${when})`,
    )
  }
  const body = bodyOf(r)
  check(world, body)
  setRoute(world, r.integration_id, body, world.me, Math.floor(Date.now() / 1000))
  return {}
}

/** @param {RouteCase[]} cases @param {World} world @param {number[]} fallback */
function warningsOf(cases, world, fallback) {
  /** @type {import('../src/api/routingTypes').RouteWarning[]} */
  const warnings = []
  const stop = cases.findIndex((each) => each.if.length === 0 && !each.fallthrough)
  /** @type {Map<string, number>} */
  const stopping = new Map()
  for (const [index, each] of cases.entries()) {
    const same = stopping.get(JSON.stringify(each.if))
    if (stop !== -1 && index > stop)
      warnings.push({
        case: index,
        code: 'unreachable',
        by: stop,
        message: `Case ${stop + 1} takes every alert.`,
      })
    else if (same !== undefined)
      warnings.push({ case: index, code: 'shadowed', by: same, message: `Case ${same + 1} takes the same.` })
    const only = each.if.filter(
      (one) => one.oper === 'IN' && one.vals.every((value) => !/[*?/:]/.test(value)),
    )
    if (
      only.some((a) => only.some((b) => a.key === b.key && !a.vals.some((value) => b.vals.includes(value))))
    )
      warnings.push({ case: index, code: 'never_matches', message: 'Its conditions contradict each other.' })
    if (each.channel_ids.some((id) => world.channels.get(id)?.status !== 'enabled'))
      warnings.push({ case: index, code: 'channel_off', message: 'A channel is disabled or deleted.' })
    if (each.routing_mode === 'name_mapping' && fallback.length === 0)
      warnings.push({ case: index, code: 'mapping_without_default', message: 'There is no default.' })
    if (!each.fallthrough && same === undefined) stopping.set(JSON.stringify(each.if), index)
  }
  return warnings
}

/** @param {World} world @param {number} id */
const alertsOf = (world, id) =>
  [...world.alerts.values()]
    .filter((each) => each.integration_id === id)
    .sort((a, b) => b.last_time - a.last_time)

/** @param {World} world @param {any} r */
function preview(world, r) {
  const route = bodyOf(r.route)
  check(world, route)
  const stored = world.routes.get(r.integration_id)
  const alerts = alertsOf(world, r.integration_id)
  const sample = {
    alert_cnt: Math.min(alerts.length, 1000),
    case_match_cnts: route.cases.map(() => 0),
    case_taken_cnts: route.cases.map(() => 0),
    default_cnt: 0,
    unrouted_cnt: 0,
  }
  for (const alert of alerts.slice(0, 1000)) {
    const facts = factsOf(alert)
    for (const [index, each] of route.cases.entries())
      if (matches(each, facts)) sample.case_match_cnts[index] = (sample.case_match_cnts[index] ?? 0) + 1
    const { matched_cases, channel_ids } = evaluate(world, route, facts)
    for (const name of matched_cases) {
      const index = Number(name.slice(5))
      if (name === 'default') sample.default_cnt++
      else sample.case_taken_cnts[index] = (sample.case_taken_cnts[index] ?? 0) + 1
    }
    if (channel_ids.length === 0) sample.unrouted_cnt++
  }
  const items = alerts.slice(0, 20).map((alert) => {
    const facts = factsOf(alert)
    const now = evaluate(world, stored, facts)
    const then = evaluate(world, route, facts)
    const same = JSON.stringify(now.channel_ids.toSorted()) === JSON.stringify(then.channel_ids.toSorted())
    return {
      alert_id: alert.alert_id,
      event_id: '',
      alert_title: alert.title,
      alert_severity: alert.alert_severity,
      start_time: alert.start_time,
      labels: alert.labels,
      ...then,
      current_matched_cases: now.matched_cases,
      current_channel_ids: now.channel_ids,
      change: same ? 'same' : 'changed',
    }
  })
  return { items, warnings: warningsOf(route.cases, world, route.default.channel_ids), sample }
}

/** @param {World} world @param {any} r */
function labels(world, r) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map()
  const add = (/** @type {string} */ key, /** @type {string} */ value) =>
    found.set(key, (found.get(key) ?? new Set()).add(value))
  for (const alert of alertsOf(world, r.integration_id).slice(0, 500)) {
    add('severity', alert.alert_severity)
    add('title', alert.title)
    add('alert_key', alert.alert_key)
    for (const [key, value] of Object.entries(alert.labels)) add(`labels.${key}`, value)
  }
  return { items: [...found].map(([key, values]) => ({ key, values: [...values].slice(0, 50) })) }
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const routeOperations = {
  '/route/info': (world, r) => world.routes.get(r.integration_id) ?? null,
  '/route/list': (world, r) => ({
    items: r.integration_ids.flatMap((/** @type {number} */ id) => world.routes.get(id) ?? []),
  }),
  '/route/upsert': upsert,
  '/route/preview': preview,
  '/route/label/list': labels,
  '/route/history/list': (world, r) => {
    const all = world.routeHistory.get(r.integration_id) ?? []
    const from = ((r.p ?? 1) - 1) * (r.limit ?? 50)
    const to = from + (r.limit ?? 50)
    return { items: all.slice(from, to), total: all.length, has_next_page: to < all.length }
  },
}
