// @ts-check
import { existing, paged, Refusal } from './answers.mjs'
import { processed, rulesOf } from './processing.mjs'
import { readBody } from './reading.mjs'
import { integration as addIntegration } from './sample.mjs'
import { types } from './types.mjs'
import { channelsFor, push, takeEvent } from './world.mjs'

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/types').Integration} Integration */

const seconds = () => Math.floor(Date.now() / 1000)
/** How many deliveries a search reads before it gives up. */
const mostRead = 3000

/** @param {World} world @param {Integration} integration @returns {Integration} */
function withFigures(world, integration) {
  const now = Date.now()
  const id = integration.integration_id
  const recent = [...(world.deliveriesOf.get(id) ?? [])].filter((each) => each.received_at > now - 86_400_000)
  const hours = Array.from({ length: 24 }, () => 0)
  for (const each of recent) {
    const hour = 23 - Math.floor((now - each.received_at) / 3_600_000)
    if (hours[hour] !== undefined) hours[hour]++
  }
  const old = world.oldKeys.get(id)
  const silence = integration.silent_after_minutes
  const since = Math.max(integration.last_event_time, integration.created_at)
  return {
    ...integration,
    old_key_until: old !== undefined && old.until > seconds() ? old.until : 0,
    old_key_last_used: old?.used ?? 0,
    is_silent: integration.status === 'enabled' && silence > 0 && seconds() - since > silence * 60,
    rate_24h: recent.length,
    event_cnt_24h: recent.reduce((sum, each) => sum + each.event_cnt, 0),
    rate_hours: hours,
    trouble_24h: {
      rejected: recent.filter((each) => each.verdict === 'rejected').length,
      unrouted: recent.reduce((sum, each) => sum + (each.outcomes?.unrouted ?? 0), 0),
      set_aside: recent.filter((each) => each.verdict === 'set_aside').length,
      refused: (world.refusals.get(id) ?? []).length,
    },
  }
}

/** @param {World} world @param {any} r */
function listed(world, r) {
  const query = (r.query ?? '').toLowerCase()
  const found = [...world.integrations.values()].filter(
    (each) =>
      (r.channel_id === undefined || each.channel_id === r.channel_id) &&
      each.name.toLowerCase().includes(query) &&
      (!r.category || types.find((one) => one.plugin_type === each.plugin_type)?.category === r.category) &&
      (!['enabled', 'disabled'].includes(r.status) || each.status === r.status),
  )
  const page = paged(found, r)
  return { ...page, items: page.items.map((each) => withFigures(world, each)) }
}

/** @param {World} world @param {any} r */
function deliveries(world, r) {
  const all = world.deliveriesOf.get(r.integration_id) ?? []
  const query = (r.query ?? '').toLowerCase()
  const limit = r.limit ?? 20
  const items = []
  let at = Number(r.search_after_ctx ?? 0)
  const end = query === '' ? all.length : Math.min(all.length, at + mostRead)
  for (; at < end && items.length < limit; at++) {
    const each = all[at]
    if (each === undefined) break
    if (r.start_time !== undefined && each.received_at < r.start_time * 1000) continue
    if (r.verdict && each.verdict !== r.verdict) continue
    if (r.outcome && !((each.outcomes?.[/** @type {'opened'} */ (r.outcome)] ?? 0) > 0)) continue
    const said = `${each.body} ${each.reason} ${each.events.map((one) => one.title).join(' ')}`
    if (query !== '' && !said.toLowerCase().includes(query)) continue
    items.push(each)
  }
  const more = at < all.length
  return {
    items,
    has_next_page: more,
    search_after_ctx: more ? String(at) : '',
    ...(more ? { searched_back_to: all[at]?.received_at } : {}),
  }
}

/** @param {World} world @param {string} id */
function replayOne(world, id) {
  const found = existing(world.deliveries.get(id))
  const refused = (/** @type {string} */ reason) => ({
    delivery_id: id,
    replay_id: '',
    verdict: '',
    reason,
    outcomes: {},
  })
  const integration = world.integrations.get(found.integration_id)
  if (integration === undefined) return refused('integration: deleted (expected: one that still exists)')
  if (found.body_truncated) return refused('body: only its first part was kept (expected: the whole body)')
  if (integration.channel_id > 0 && world.channels.get(integration.channel_id)?.status !== 'enabled')
    return refused('channel: disabled or deleted (expected: an enabled channel)')
  const { delivery } = push(world, integration, found.body, seconds(), found.remote, {
    replay_of: id,
    replayed_by: 'Administrator',
  })
  found.replayed_as = [...(found.replayed_as ?? []), delivery.delivery_id]
  const { delivery_id: replay_id, verdict, reason, outcomes } = delivery
  return { delivery_id: id, replay_id, verdict, reason, outcomes }
}

/** @param {World} world @param {any} r */
function dryRun(world, r) {
  const integration =
    r.integration_id === undefined ? undefined : existing(world.integrations.get(r.integration_id))
  const settings = { ...integration?.settings, ...r.settings }
  const kind = integration?.plugin_type ?? r.plugin_type
  const { verdict, reason, readings } = readBody(kind, settings, r.body, seconds())
  const copy = {
    ...world,
    alerts: structuredClone(world.alerts),
    incidents: structuredClone(world.incidents),
    events: new Map(world.events),
    traces: new Map(),
    feeds: structuredClone(world.feeds),
  }
  return {
    verdict,
    reason,
    event_cnt: readings.length,
    events: readings.map((read) => {
      const id = integration?.integration_id ?? 0
      const before = {
        title: read.title,
        description: read.description,
        severity: read.severity,
        labels: read.labels,
      }
      const made = processed(world, before, rulesOf(world, id, 'enrichment'), rulesOf(world, id, 'pipeline'))
      const { after } = made
      const status = read.status === 'Ok' ? read.status : after.severity
      const reading = { ...read, ...after, status }
      const event = {
        before,
        title: reading.title,
        alert_key: reading.key,
        event_status: reading.status,
        event_severity: reading.severity,
        description: reading.description,
        labels: reading.labels,
        images: [],
        event_time: reading.time,
        notes: [],
      }
      if (integration === undefined) return event
      if (made.dropped)
        return {
          ...event,
          steps: made.steps,
          outcome: /** @type {const} */ ('dropped'),
          sentence: '',
          channel_ids: [],
        }
      const judged = takeEvent(copy, integration, reading, seconds(), '')
      const trace = existing(copy.traces.get(judged.event_id))
      const routed = channelsFor(world, integration, reading)
      return {
        ...event,
        steps: [...trace.steps.slice(0, 2), ...made.steps, ...trace.steps.slice(2)],
        outcome: trace.outcome,
        sentence: trace.sentence,
        channel_ids: routed.map((each) => each.channel_id),
      }
    }),
  }
}

/** @param {World} world @param {any} r */
function errors(world, r) {
  /** @type {Map<string, import('../src/api/types').IntegrationError>} */
  const found = new Map()
  const count = (
    /** @type {import('../src/api/types').Trouble} */ kind,
    /** @type {string} */ reason,
    /** @type {number} */ last_at,
    delivery_id = '',
  ) => {
    const known = found.get(kind + reason)
    if (known === undefined) found.set(kind + reason, { kind, reason, cnt: 1, last_at, delivery_id })
    else known.cnt++
  }
  for (const each of world.deliveriesOf.get(r.integration_id) ?? []) {
    if (each.received_at < Date.now() - 86_400_000) break
    if (each.verdict === 'rejected' || each.verdict === 'set_aside')
      count(each.verdict, each.reason, each.received_at, each.delivery_id)
    if ((each.outcomes?.unrouted ?? 0) > 0)
      count(
        'unrouted',
        'No channel is set for this integration, so it went nowhere.',
        each.received_at,
        each.delivery_id,
      )
  }
  for (const each of world.refusals.get(r.integration_id) ?? []) count('refused', each.reason, each.at)
  return { items: [...found.values()].sort((a, b) => b.cnt - a.cnt).slice(0, 50) }
}

/** @param {World} world @param {any} r */
function usage(world, r) {
  const found = existing(world.integrations.get(r.integration_id))
  const alerts = [...world.alerts.values()].filter(
    (each) => each.integration_id === found.integration_id && each.end_time === 0,
  )
  const ids =
    found.channel_id > 0
      ? [found.channel_id]
      : (world.routes.get(found.integration_id)?.default?.channel_ids ?? [])
  return {
    open_alert_cnt: alerts.length,
    open_incident_cnt: new Set(alerts.map((each) => each.incident?.incident_id)).size,
    callback_cnt_24h: withFigures(world, found).rate_24h,
    case_cnt: world.routes.get(found.integration_id)?.cases?.length ?? 0,
    channels: ids.map((channel_id) => ({
      channel_id,
      channel_name: world.channels.get(channel_id)?.channel_name ?? '',
    })),
  }
}

/** @param {World} world @param {any} r */
function update(world, r) {
  const found = existing(world.integrations.get(r.integration_id))
  const secrets = new Set(
    types
      .find((each) => each.plugin_type === found.plugin_type)
      ?.settings.filter((each) => each.secret)
      .map((each) => each.name),
  )
  for (const [name, value] of Object.entries(/** @type {Record<string, string>} */ (r.settings ?? {}))) {
    if (!secrets.has(name)) found.settings[name] = value
    else if (value === '')
      found.secret_settings_set = found.secret_settings_set?.filter((each) => each !== name)
    else found.secret_settings_set = [...new Set([...(found.secret_settings_set ?? []), name])]
  }
  const minutes = r.silent_after_minutes ?? found.silent_after_minutes
  if (minutes < 0 || minutes > 10_080)
    throw new Refusal(400, 'InvalidParameter', `silent_after_minutes: ${minutes} (expected: 0..10080)`)
  Object.assign(found, {
    name: r.name ?? found.name,
    silent_after_minutes: minutes,
    updated_at: seconds(),
  })
  return {}
}

/** @param {World} world @param {any} r */
function rotate(world, r) {
  const found = existing(world.integrations.get(r.integration_id))
  const key = `qk_${world.id()}`
  const grace = r.grace_minutes ?? 0
  world.oldKeys.set(found.integration_id, {
    key: found.integration_key,
    until: grace === 0 ? 0 : seconds() + grace * 60,
    used: 0,
  })
  found.push_url = found.push_url.replace(found.integration_key, key)
  found.integration_key = key
  return {
    integration_key: key,
    push_url: found.push_url,
    old_key_until: grace === 0 ? 0 : seconds() + grace * 60,
  }
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const centerOperations = {
  '/integration/type/list': () => ({ items: types }),
  '/integration/list': listed,
  '/integration/info': (world, r) => withFigures(world, existing(world.integrations.get(r.integration_id))),
  '/integration/create': (world, r, base) => {
    const { integration_id, integration_key, push_url } = addIntegration(world, base, r)
    return { integration_id, integration_key, push_url }
  },
  '/integration/update': update,
  '/integration/enable': (world, r) => {
    existing(world.integrations.get(r.integration_id)).status = 'enabled'
    return {}
  },
  '/integration/disable': (world, r) => {
    existing(world.integrations.get(r.integration_id)).status = 'disabled'
    return {}
  },
  '/integration/rotate-key': rotate,
  '/integration/revoke-old-key': (world, r) => {
    world.oldKeys.delete(r.integration_id)
    return {}
  },
  '/integration/delete': (world, r) => {
    world.integrations.delete(r.integration_id)
    return {}
  },
  '/integration/usage': usage,
  '/integration/errors': errors,
  '/integration/dry-run': dryRun,
  '/integration/delivery/list': deliveries,
  '/integration/delivery/info': (world, r) => existing(world.deliveries.get(r.delivery_id)),
  '/integration/delivery/replay': (world, r) => ({
    items: /** @type {string[]} */ (r.delivery_ids ?? [r.delivery_id]).map((id) => replayOne(world, id)),
  }),
}
