// @ts-check
import { readBody } from './reading.mjs'
import { evaluate } from './routes.mjs'

/** @typedef {import('../src/api/types').Incident} Incident */
/** @typedef {import('../src/api/types').Alert} Alert */
/** @typedef {import('../src/api/types').Trace} Trace */

const rank = { Ok: 0, Info: 1, Warning: 2, Critical: 3 }
const me = { person_id: 1, person_name: 'Admin', email: 'admin@quell.local' }

/** A server's memory, small but with the real behaviour: merge, group, recover, close. */
export function newWorld() {
  let serial = 1000
  const id = () => (0x691b0000 + serial++).toString(16).padEnd(24, '0c4f1a9e7b35d2')
  return {
    me,
    id,
    nextNumber: () => serial++,
    /** @type {Map<number, import('../src/api/types').Channel>} */
    channels: new Map(),
    /** @type {Map<number, import('../src/api/types').Integration>} */
    integrations: new Map(),
    /** @type {Set<number>} */
    goneChannels: new Set(),
    /** @type {Map<number, import('../src/api/routingTypes').Route>} */
    routes: new Map(),
    /** @type {Map<number, import('../src/api/routingTypes').RouteVersion[]>} */
    routeHistory: new Map(),
    /** @type {Map<number, import('../src/api/noiseTypes').RuleLists>} */
    rules: new Map(),
    /** Newest first. @type {Map<number, (import('../src/api/noiseTypes').NoiseVersionInfo & import('../src/api/noiseTypes').NoiseVersion)[]>} */
    versions: new Map(),
    /** @type {Map<string, string>} */
    calendars: new Map(),
    /** Newest first, by `enrichment/501` and `pipeline/501`. @type {Map<string, { integration_id: number, version: number, rules: import('../src/api/processing').RuleWire[], status: string, updated_by: number, updated_by_name: string, updated_at: number }[]>} */
    processing: new Map(),
    /** @type {Map<string, import('./mapping.mjs').Table>} */
    tables: new Map(),
    /** @type {Map<string, import('../src/api/mappingTypes').MappingApi>} */
    apis: new Map(),
    /** @type {Map<string, import('./backtest.mjs').Run>} */
    backtests: new Map(),
    /** @type {Map<string, import('../src/api/types').DeliveryDetail & { integration_id: number }>} */
    deliveries: new Map(),
    /** The same by integration, newest first. @type {Map<number, (import('../src/api/types').DeliveryDetail & { integration_id: number })[]>} */
    deliveriesOf: new Map(),
    /** Turned away before storing. @type {Map<number, { reason: string, at: number }[]>} */
    refusals: new Map(),
    /** @type {Map<number, { key: string, until: number, used: number }>} */
    oldKeys: new Map(),
    /** @type {Map<string, Incident>} */
    incidents: new Map(),
    /** @type {Map<string, Alert>} */
    alerts: new Map(),
    /** @type {Map<string, import('../src/api/types').AlertEvent>} */
    events: new Map(),
    /** @type {Map<string, Trace>} */
    traces: new Map(),
    /** @type {Map<string, import('../src/api/types').FeedItem[]>} */
    feeds: new Map(),
    sessions: new Set(),
  }
}

/** @typedef {ReturnType<typeof newWorld>} World */

/** @param {World} world @param {string} ref @param {string} type @param {object} detail @param {number} at @param {number} by */
export function tell(world, ref, type, detail, at, by = 0) {
  const items = world.feeds.get(ref) ?? []
  const creator_name = by === 0 ? '' : 'Administrator'
  items.push({ ref_id: ref, type, detail, creator_id: by, creator_name, created_at: at * 1000 })
  world.feeds.set(ref, items)
}

/** @param {World} world @param {Incident} incident */
function recount(world, incident) {
  const alerts = [...world.alerts.values()].filter(
    (each) => each.incident?.incident_id === incident.incident_id,
  )
  incident.alert_cnt = alerts.length
  incident.active_alert_cnt = alerts.filter((each) => each.end_time === 0).length
  incident.alert_event_cnt = alerts.reduce((sum, each) => sum + each.event_cnt, 0)
  for (const each of alerts)
    if (rank[each.alert_severity] > rank[incident.incident_severity])
      incident.incident_severity = /** @type {import('../src/api/types').Severity} */ (each.alert_severity)
  const [first, ...others] = alerts.map((each) => each.labels)
  incident.labels = Object.fromEntries(
    Object.entries(first ?? {}).filter(([key, value]) => others.every((labels) => labels[key] === value)),
  )
}

/** @param {World} world @param {import('../src/api/types').Channel} channel @param {import('./cloud.mjs').Reading} reading @param {number} now */
function incidentFor(world, channel, reading, now) {
  const dimensions = channel.group?.method === 'p' ? (channel.group.equals?.[0] ?? []) : []
  const value = (/** @type {Record<string, string>} */ labels, /** @type {string} */ key) =>
    labels[key.slice(7)]
  const found = [...world.incidents.values()].find(
    (each) =>
      each.channel_id === channel.channel_id &&
      each.progress !== 'Closed' &&
      dimensions.length > 0 &&
      dimensions.every((key) => value(each.labels, key) === value(reading.labels, key)),
  )
  if (found !== undefined) return { incident: found, fresh: false }
  const incident_id = world.id()
  /** @type {Incident} */
  const incident = {
    incident_id,
    num: incident_id.slice(2, 8).toUpperCase(),
    channel_id: channel.channel_id,
    channel_name: channel.channel_name,
    title: reading.title,
    description: reading.description,
    incident_severity: /** @type {import('../src/api/types').Severity} */ (reading.severity),
    incident_status: reading.status,
    progress: 'Triggered',
    start_time: reading.time,
    last_time: reading.time,
    end_time: 0,
    ack_time: 0,
    close_time: 0,
    created_at: now,
    updated_at: now,
    alert_cnt: 0,
    active_alert_cnt: 0,
    alert_event_cnt: 0,
    labels: reading.labels,
    responders: [],
    group_method: channel.group?.method ?? 'n',
    noise_version: channel.noise_version ?? 1,
    notify: true,
  }
  world.incidents.set(incident_id, incident)
  channel.last_incident_at = reading.time
  tell(world, incident_id, 'i_new', { severity: reading.severity, title: reading.title }, reading.time)
  return { incident, fresh: true }
}

/**
 * @param {World} world @param {import('../src/api/types').Integration} integration @param {import('./cloud.mjs').Reading} reading
 * @param {number} now @param {string} remote
 */
export function takeEvent(world, integration, reading, now, remote) {
  const event_id = world.id()
  /** @type {import('../src/api/types').TraceStep[]} */
  const steps = []
  const step = (
    /** @type {import('../src/api/types').Hop} */ hop,
    /** @type {string} */ code,
    /** @type {string} */ verdict,
    compared = {},
  ) =>
    steps.push({
      hop,
      code,
      verdict,
      compared,
      rule_id: '',
      rule_name: '',
      reason: code.replaceAll('_', ' '),
    })
  const finish = (
    /** @type {import('../src/api/types').Outcome} */ outcome,
    /** @type {string} */ sentence,
  ) => {
    world.traces.set(event_id, { event_id, steps, outcome, sentence })
    return {
      event_id,
      outcome,
      title: reading.title,
      alert_key: reading.key,
      event_status: reading.status,
      event_time: reading.time,
    }
  }
  step('intake', 'accepted', 'passed', { remote })
  step('source', 'read', 'passed', { title: reading.title, status: reading.status, alert_key: reading.key })
  const targets = channelsFor(world, integration, reading)
  const [first] = targets
  if (first === undefined) {
    step('route', 'no_route', 'unrouted')
    return finish('unrouted', 'No route took it.')
  }
  step('route', integration.channel_id > 0 ? 'private_channel' : 'routed', 'passed', {
    channel: targets.map((each) => each.channel_name).join(', '),
  })
  const [told] = targets.map((channel) =>
    inChannel(world, integration, reading, now, { event_id, step }, channel),
  )
  return finish(told?.outcome ?? 'unrouted', told?.sentence ?? '')
}

/** A recovery goes where its alert is open, whatever the routes say by then. @param {World} world @param {import('../src/api/types').Integration} integration @param {import('./cloud.mjs').Reading} reading */
export function channelsFor(world, integration, reading) {
  const open = [...world.alerts.values()]
    .filter((each) => each.integration_id === integration.integration_id)
    .filter((each) => each.alert_key === reading.key && each.end_time === 0)
  const ids =
    integration.channel_id > 0
      ? [integration.channel_id]
      : reading.status === 'Ok' && open.length > 0
        ? open.map((each) => each.channel_id)
        : evaluate(world, world.routes.get(integration.integration_id), {
            ...reading,
            alert_key: reading.key,
          }).channel_ids
  return ids.flatMap((id) => world.channels.get(id) ?? [])
}

/**
 * @param {World} world @param {import('../src/api/types').Integration} integration @param {import('./cloud.mjs').Reading} reading
 * @param {number} now @param {{ event_id: string, step: Function }} event @param {import('../src/api/types').Channel} channel
 * @returns {{ outcome: import('../src/api/types').Outcome, sentence: string }}
 */
function inChannel(world, integration, reading, now, { event_id, step }, channel) {
  const finish = (
    /** @type {import('../src/api/types').Outcome} */ outcome,
    /** @type {string} */ sentence,
  ) => ({ outcome, sentence })
  const open = [...world.alerts.values()].find(
    (each) => each.alert_key === reading.key && each.channel_id === channel.channel_id && each.end_time === 0,
  )
  const store = (/** @type {Alert} */ alert) =>
    world.events.set(event_id, {
      event_id,
      alert_id: alert.alert_id,
      title: reading.title,
      description: reading.description,
      alert_key: reading.key,
      event_severity: reading.severity,
      event_status: reading.status,
      event_time: reading.time,
      labels: reading.labels,
    })
  if (reading.status === 'Ok') {
    if (open === undefined) {
      step('noise', 'recovery_without_alert', 'ignored', { alert_key: reading.key })
      return finish('ignored', 'No open alert to close.')
    }
    store(open)
    Object.assign(open, {
      alert_status: 'Ok',
      end_time: reading.time,
      last_time: reading.time,
      updated_at: now,
    })
    open.event_cnt++
    step('noise', 'recovered_alert', 'recovered', { alert_key: reading.key, alert_id: open.alert_id })
    const incident = world.incidents.get(open.incident?.incident_id ?? '')
    if (incident !== undefined) {
      recount(world, incident)
      incident.updated_at = now
      if (incident.active_alert_cnt === 0 && incident.progress !== 'Closed') {
        Object.assign(incident, { progress: 'Closed', close_time: reading.time, end_time: reading.time })
        tell(world, incident.incident_id, 'i_rslv', { from: 'event' }, reading.time)
        step('incident', 'closed_incident', 'passed', { num: incident.num })
      } else step('incident', 'incident_stays_open', 'passed', { active: String(incident.active_alert_cnt) })
    }
    return finish('recovered', 'The recovery closed its alert.')
  }
  if (open !== undefined) {
    store(open)
    open.event_cnt++
    Object.assign(open, { last_time: reading.time, alert_status: reading.status, updated_at: now })
    if (rank[reading.severity] > rank[open.alert_severity]) open.alert_severity = reading.severity
    const incident = world.incidents.get(open.incident?.incident_id ?? '')
    if (incident !== undefined) {
      Object.assign(incident, { last_time: reading.time, updated_at: now })
      recount(world, incident)
    }
    step('noise', 'merged_into_open_alert', 'merged', {
      alert_key: reading.key,
      merge_window_minutes: channel.merge_window_minutes,
      minutes_since_start: Math.round((reading.time - open.start_time) / 60),
    })
    step('incident', 'incident_unchanged', 'passed')
    return finish('merged', 'It updated an alert that was open already.')
  }
  step('noise', 'opened_alert', 'passed', { alert_key: reading.key })
  const { incident, fresh } = incidentFor(world, channel, reading, now)
  if (fresh) step('noise', 'not_grouped', 'opened', { method: channel.group?.method ?? 'n' })
  else
    step(
      'noise',
      'grouped',
      'joined',
      Object.fromEntries(
        (channel.group?.equals?.[0] ?? []).map((key) => [key, reading.labels[key.slice(7)] ?? '']),
      ),
    )
  /** @type {Alert} */
  const alert = {
    alert_id: world.id(),
    alert_key: reading.key,
    title: reading.title,
    description: reading.description,
    alert_severity: reading.severity,
    alert_status: reading.status,
    start_time: reading.time,
    last_time: reading.time,
    end_time: 0,
    labels: reading.labels,
    event_cnt: 1,
    channel_id: channel.channel_id,
    channel_name: channel.channel_name,
    integration_id: integration.integration_id,
    integration_name: integration.name,
    integration_type: integration.plugin_type,
    updated_at: now,
    incident: { incident_id: incident.incident_id, title: incident.title, progress: incident.progress },
  }
  world.alerts.set(alert.alert_id, alert)
  store(alert)
  tell(world, incident.incident_id, 'a_merge', { alert_id: alert.alert_id, title: alert.title }, reading.time)
  Object.assign(incident, { last_time: reading.time, updated_at: now })
  recount(world, incident)
  step('incident', fresh ? 'opened_incident' : 'joined_incident', 'passed', { num: incident.num })
  return finish(fresh ? 'opened' : 'joined', fresh ? 'It opened an incident.' : 'It joined an open incident.')
}

/** @param {World} world @param {import('../src/api/types').Integration} integration @param {string} reason @param {number} at */
export function refuse(world, integration, reason, at) {
  const id = integration.integration_id
  world.refusals.set(id, [{ reason, at }, ...(world.refusals.get(id) ?? [])])
}

/** @param {World} world @param {import('../src/api/types').DeliveryDetail & { integration_id: number }} delivery */
export function keep(world, delivery) {
  world.deliveries.set(delivery.delivery_id, delivery)
  const all = world.deliveriesOf.get(delivery.integration_id) ?? []
  all.unshift(delivery)
  world.deliveriesOf.set(delivery.integration_id, all)
}

/** @param {World} world @param {import('../src/api/types').Integration} integration @param {string} text @param {number} now */
export function push(
  world,
  integration,
  text,
  now,
  remote = '127.0.0.1',
  mark = { replay_of: '', replayed_by: '' },
) {
  const delivery_id = world.id()
  const { verdict, reason, readings } = readBody(integration.plugin_type, integration.settings, text, now)
  const events = readings.map((reading) => takeEvent(world, integration, reading, now, remote))
  if (events.length > 0) integration.last_event_time = now
  const delivery = {
    ...mark,
    replayed_as: [],
    delivery_id,
    integration_id: integration.integration_id,
    received_at: now * 1000,
    remote,
    size: Buffer.byteLength(text),
    verdict,
    reason,
    event_cnt: events.length,
    event_ids: events.map((each) => each.event_id),
    outcomes: events.reduce(
      (all, { outcome }) => ({ ...all, [outcome]: (all[outcome] ?? 0) + 1 }),
      /** @type {Partial<Record<import('../src/api/types').Outcome, number>>} */ ({}),
    ),
    headers: {
      'content-type': 'application/json',
      'x-volc-trace-id': `2f7c41d0-${delivery_id.slice(0, 12)}`,
    },
    query: { region: 'cn-beijing' },
    body: text,
    body_truncated: false,
    events,
  }
  keep(world, delivery)
  return { delivery }
}
