// @ts-check
import { existing, paged, Refusal } from './answers.mjs'
import { toldOperations, valueOf } from './noiseTold.mjs'
import { factsOf, holds } from './routes.mjs'

/** What of a channel reduces noise: its rules, its versions, and why an alert went where it went. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/noiseTypes').NoiseRule} NoiseRule */
/** @typedef {import('../src/api/noiseTypes').RuleKind} RuleKind */
/** @typedef {import('../src/api/noiseTypes').ChangeNote} ChangeNote */
/** @typedef {import('../src/api/types').Alert} Alert */

const seconds = () => Math.floor(Date.now() / 1000)
const day = 86_400
const kinds = /** @type {const} */ (['unsubscribe', 'silence', 'inhibit'])
const sample = 1000

/** @param {string} path @param {string} message */
const invalid = (path, message) => new Refusal(400, 'InvalidParameter', `${path}: ${message}`)

/** @param {World} world @param {number} channelId */
export function rulesOf(world, channelId) {
  const known = world.rules.get(channelId)
  if (known !== undefined) return known
  /** @type {import('../src/api/noiseTypes').RuleLists} */
  const fresh = { unsubscribe: [], silence: [], inhibit: [] }
  world.rules.set(channelId, fresh)
  return fresh
}

/** @param {import('../src/api/noiseTypes').Filters | undefined} filters @param {Alert} alert */
const matches = (filters, alert) =>
  (filters ?? []).some((group) => group.every((each) => holds(each, factsOf(alert))))

/** @param {World} world @param {number} channelId */
const alertsOf = (world, channelId) =>
  [...world.alerts.values()]
    .filter((each) => each.channel_id === channelId)
    .sort((a, b) => b.start_time - a.start_time)
    .slice(0, sample)

/** Days and times as if they were in this machine's zone: enough to look at. @param {NoiseRule} rule @param {number} now */
function clockOf(rule, now) {
  const once = rule.time_filter
  if (once !== undefined)
    return {
      is_effective: once.start_time <= now && now < once.end_time,
      effective_until: once.start_time <= now && now < once.end_time ? once.end_time : 0,
      next_effective_at: now < once.start_time ? once.start_time : 0,
    }
  const spans = rule.time_filters ?? []
  let next = 0
  for (let ahead = -1; ahead < 8; ahead++) {
    const midnight = new Date((now + ahead * day) * 1000)
    midnight.setHours(0, 0, 0, 0)
    for (const span of spans) {
      if (span.cal_id ? ![0, 6].includes(midnight.getDay()) === (span.is_off ?? false) : false) continue
      if (!span.cal_id && (span.repeat ?? []).length > 0 && !span.repeat?.includes(midnight.getDay()))
        continue
      const at = (/** @type {string} */ text) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3)) * 60
      const from = midnight.getTime() / 1000 + at(span.start)
      const to = midnight.getTime() / 1000 + at(span.end) + (span.end <= span.start ? day : 0)
      if (from <= now && now < to) return { is_effective: true, effective_until: to, next_effective_at: 0 }
      if (from > now && (next === 0 || from < next)) next = from
    }
  }
  return { is_effective: false, effective_until: 0, next_effective_at: next }
}

/** @param {World} world @param {RuleKind} kind @param {NoiseRule} rule @param {number} place */
function shown(world, kind, rule, place) {
  const now = seconds()
  const clock = kind === 'silence' ? clockOf(rule, now) : {}
  const held = [...world.alerts.values()].filter((each) => each.hold?.rule_id === rule.rule_id)
  /** @type {import('../src/api/noiseTypes').RuleWarning[]} */
  const warnings = [...(rule.warnings ?? [])]
  if (kind === 'silence' && rule.time_filter !== undefined && rule.time_filter.end_time <= now)
    warnings.push({ code: 'expired', message: 'Its time is over.' })
  if ((rule.time_filters ?? []).some((each) => each.cal_id && !world.calendars.has(each.cal_id)))
    warnings.push({ code: 'calendar_missing', message: 'Its calendar was deleted.' })
  return { ...rule, ...clock, priority: place, held_alert_cnt: held.length, warnings }
}

/** @param {World} world @param {number} channelId @param {ChangeNote[]} summary @param {{ person_id: number, person_name: string }} by @param {number} at */
export function newVersion(world, channelId, summary, by, at) {
  const channel = existing(world.channels.get(channelId))
  const rules = structuredClone(rulesOf(world, channelId))
  const history = world.versions.get(channelId) ?? []
  const version = (history[0]?.version ?? 0) + 1
  const { group, flapping, merge_window_minutes, auto_resolve_timeout, auto_resolve_mode } = channel
  const { disable_auto_close, disable_outlier_detection } = channel
  const number = (/** @type {NoiseRule[]} */ list) => list.map((each, priority) => ({ ...each, priority }))
  world.versions.set(channelId, [
    {
      version,
      summary,
      updated_by: by.person_id,
      updated_by_name: by.person_name,
      updated_at: at,
      settings: structuredClone({
        group,
        flapping,
        merge_window_minutes,
        auto_resolve_timeout,
        auto_resolve_mode,
        disable_auto_close,
        disable_outlier_detection,
      }),
      unsubscribes: number(rules.unsubscribe),
      silences: number(rules.silence),
      inhibits: number(rules.inhibit),
    },
    ...history,
  ])
  channel.noise_version = version
  return version
}

/** @param {any} r @param {RuleKind} kind */
function checkRule(r, kind) {
  const name = String(r.rule_name ?? '').trim()
  if (name === '' || name.length > 39)
    throw invalid('rule_name', `${name.length} characters (expected: 1..39)`)
  const fields = kind === 'inhibit' ? ['source_filters', 'target_filters'] : ['filters']
  for (const field of fields) {
    if (!Array.isArray(r[field]) || r[field].length === 0)
      throw invalid(field, 'nothing (expected: 1..50 groups)')
    for (const [index, group] of r[field].entries())
      for (const [number, condition] of group.entries())
        for (const [place, value] of condition.vals.entries())
          if (/^\/.+\/$/.test(value))
            try {
              new RegExp(value.slice(1, -1))
            } catch (cause) {
              throw invalid(
                `${field}[${index}][${number}].vals[${place}]`,
                `${value} (expected: a regular expression; ${String(cause).split(': ').at(-1)})`,
              )
            }
  }
  if (kind === 'silence' && (r.time_filter === undefined) === (r.time_filters === undefined))
    throw invalid('time_filter', 'both or none (expected: one of time_filter and time_filters)')
}

/** @param {World} world @param {any} r @param {RuleKind} kind */
function saveRule(world, r, kind) {
  checkRule(r, kind)
  const list = rulesOf(world, r.channel_id)[kind]
  const at = list.findIndex(
    (each) =>
      each.rule_id === r.rule_id ||
      (r.from_incident_id !== undefined && each.from_incident_id === r.from_incident_id),
  )
  const now = seconds()
  const old = list[at]
  const next = {
    hit_cnt: 0,
    last_hit_at: 0,
    hit_days: Array.from({ length: 30 }, () => 0),
    ...old,
    ...r,
    rule_id: old?.rule_id ?? world.id(),
    status: old?.status ?? 'enabled',
    created_at: old?.created_at ?? now,
    updated_at: now,
    updated_by_name: world.me.person_name,
    priority: 0,
  }
  if (r.time_filter !== undefined) delete next.time_filters
  if (r.time_filters !== undefined) delete next.time_filter
  if (at === -1) list.push(next)
  else list[at] = next
  newVersion(
    world,
    r.channel_id,
    [{ what: kind, change: at === -1 ? 'added' : 'changed', name: next.rule_name }],
    world.me,
    now,
  )
  return { rule_id: next.rule_id, rule_name: next.rule_name }
}

/** @param {World} world @param {any} r @param {RuleKind} kind @param {'enabled' | 'disabled' | 'removed'} change */
function changeRule(world, r, kind, change) {
  const list = rulesOf(world, r.channel_id)[kind]
  const rule = existing(list.find((each) => each.rule_id === r.rule_id))
  if (change === 'removed') list.splice(list.indexOf(rule), 1)
  else rule.status = change
  newVersion(world, r.channel_id, [{ what: kind, change, name: rule.rule_name }], world.me, seconds())
  return {}
}

/** @param {RuleKind} kind @returns {Record<string, (world: World, request: any, base: string) => unknown>} */
const verbsOf = (kind) => ({
  [`/channel/${kind}/rule/list`]: (world, r) => ({
    items: rulesOf(world, r.channel_id)[kind].map((each, index) => shown(world, kind, each, index)),
  }),
  [`/channel/${kind}/rule/create`]: (world, r) => saveRule(world, r, kind),
  [`/channel/${kind}/rule/update`]: (world, r) => saveRule(world, r, kind),
  [`/channel/${kind}/rule/enable`]: (world, r) => changeRule(world, r, kind, 'enabled'),
  [`/channel/${kind}/rule/disable`]: (world, r) => changeRule(world, r, kind, 'disabled'),
  [`/channel/${kind}/rule/delete`]: (world, r) => changeRule(world, r, kind, 'removed'),
})

/** @param {World} world @param {any} r */
function reorder(world, r) {
  const lists = rulesOf(world, r.channel_id)
  const kind = /** @type {RuleKind} */ (r.kind)
  lists[kind] = r.rule_ids.map((/** @type {string} */ id) =>
    existing(lists[kind].find((each) => each.rule_id === id)),
  )
  newVersion(world, r.channel_id, [{ what: kind, change: 'moved', name: '' }], world.me, seconds())
  return {}
}

/** @param {World} world @param {any} r */
function preview(world, r) {
  const alerts = alertsOf(world, r.channel_id)
  const item = (/** @type {Alert} */ each) => ({
    alert_id: each.alert_id,
    alert_title: each.title,
    alert_severity: each.alert_severity,
    start_time: each.start_time,
  })
  if (r.source_filters !== undefined) {
    const sources = alerts.filter((each) => matches(r.source_filters, each))
    const targets = alerts.filter((each) => matches(r.target_filters, each))
    const found = targets.filter((target) =>
      sources.some(
        (source) =>
          source !== target &&
          r.equals.every((/** @type {string} */ key) => valueOf(source, key) === valueOf(target, key)),
      ),
    )
    return {
      sample_cnt: alerts.length,
      match_cnt: r.equals.length === 0 ? 0 : found.length,
      source_match_cnt: sources.length,
      target_match_cnt: targets.length,
      newest: (r.equals.length === 0 ? [] : found).slice(0, r.limit).map(item),
      warnings: [],
    }
  }
  const found = alerts.filter((each) => matches(r.filters, each))
  return {
    sample_cnt: alerts.length,
    match_cnt: found.length,
    newest: found.slice(0, r.limit).map(item),
    warnings:
      alerts.length > 0 &&
      found.length === alerts.length &&
      r.filters.some((/** @type {any[]} */ g) => g.every((c) => c.vals.includes('*')))
        ? [{ code: 'always_matches', message: 'It matches every alert.' }]
        : [],
  }
}

/** @param {World} world @param {any} r */
function labels(world, r) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map()
  const add = (/** @type {string} */ key, /** @type {string} */ value) =>
    found.set(key, (found.get(key) ?? new Set()).add(value))
  for (const alert of alertsOf(world, r.channel_id).slice(0, 500)) {
    add('severity', alert.alert_severity)
    add('title', alert.title)
    add('alert_key', alert.alert_key)
    for (const [key, value] of Object.entries(alert.labels)) add(`labels.${key}`, value)
  }
  return { items: [...found].map(([key, values]) => ({ key, values: [...values].slice(0, 50) })) }
}

/** @param {World} world @param {any} r */
function restore(world, r) {
  const history = world.versions.get(r.channel_id) ?? []
  const old = existing(history.find((each) => each.version === r.version))
  const channel = existing(world.channels.get(r.channel_id))
  checkVersion(world, channel, r.current_version)
  Object.assign(channel, structuredClone(old.settings))
  world.rules.set(
    r.channel_id,
    structuredClone({ unsubscribe: old.unsubscribes, silence: old.silences, inhibit: old.inhibits }),
  )
  const version = newVersion(
    world,
    r.channel_id,
    [{ what: 'group', change: 'changed', name: '' }],
    world.me,
    seconds(),
  )
  return { version }
}

/** @param {World} world @param {import('../src/api/types').Channel} channel @param {number | undefined} version */
function checkVersion(world, channel, version) {
  const current = channel.noise_version ?? 0
  if (version === undefined || version === current) return
  const newest = world.versions.get(channel.channel_id)?.[0]
  const when = new Date((newest?.updated_at ?? 0) * 1000).toISOString().replace('.000', '')
  throw invalid(
    'version',
    `${version} (expected: ${current}; changed by ${newest?.updated_by_name ?? ''} at ${when})`,
  )
}

/** @type {Record<string, import('../src/api/noiseTypes').ChangedPart>} */
const partOf = {
  group: 'group',
  flapping: 'flapping',
  merge_window_minutes: 'merge',
  auto_resolve_timeout: 'auto_resolve',
  disable_auto_close: 'auto_close',
  disable_outlier_detection: 'outlier',
}

/** @param {World} world @param {any} r */
export function updateChannel(world, r) {
  const channel = existing(world.channels.get(r.channel_id))
  const { version, ...said } = r
  checkVersion(world, channel, version)
  const equals = said.group?.equals ?? []
  if (said.group?.method === 'p' && equals.length === 0 && (said.group.cases ?? []).length === 0)
    throw invalid('group.equals', '0 groups (expected: 1..5 lists of names)')
  const changed = Object.keys(partOf).filter(
    (name) =>
      said[name] !== undefined &&
      JSON.stringify(said[name]) !== JSON.stringify(/** @type {any} */ (channel)[name]),
  )
  Object.assign(channel, said, { updated_at: seconds() })
  if (changed.length > 0)
    newVersion(
      world,
      r.channel_id,
      changed.map((name) => ({ what: partOf[name] ?? 'group', change: 'changed', name: '' })),
      world.me,
      seconds(),
    )
  return {}
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const noiseOperations = {
  ...Object.assign({}, ...kinds.map(verbsOf)),
  '/channel/rule/reorder': reorder,
  '/channel/rule/match-preview': preview,
  '/channel/label/list': labels,
  '/channel/version/list': (world, r) =>
    paged(
      (world.versions.get(r.channel_id) ?? []).map(
        ({ version, summary, updated_by, updated_by_name, updated_at }) => ({
          version,
          summary,
          updated_by,
          updated_by_name,
          updated_at,
          incident_cnt: [...world.incidents.values()].filter(
            (each) => each.channel_id === r.channel_id && each.noise_version === version,
          ).length,
        }),
      ),
      r,
    ),
  '/channel/version/info': (world, r) =>
    existing((world.versions.get(r.channel_id) ?? []).find((each) => each.version === r.version)),
  '/channel/version/restore': restore,
  '/calendar/list': (world) => ({
    items: [...world.calendars].map(([cal_id, cal_name]) => ({ cal_id, cal_name })),
  }),
  ...toldOperations,
}
