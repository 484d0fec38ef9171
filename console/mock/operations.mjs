// @ts-check
import { Refusal } from './refusal.mjs'
import { routeOperations } from './routes.mjs'
import { integration as addIntegration } from './sample.mjs'
import { types } from './types.mjs'
import { tell } from './world.mjs'

/** @typedef {import('./world.mjs').World} World */

/** @template T @param {T | undefined} found @returns {T} */
function existing(found) {
  if (found === undefined) throw new Refusal(400, 'ResourceNotFound', 'no such resource')
  return found
}

/** @template T @param {T[]} all @param {any} request */
function paged(all, request) {
  const limit = request.limit ?? 100
  const from = request.search_after_ctx ? Number(request.search_after_ctx) : ((request.p ?? 1) - 1) * limit
  const more = from + limit < all.length
  return {
    items: all.slice(from, from + limit),
    total: all.length,
    has_next_page: more,
    search_after_ctx: more ? String(from + limit) : '',
  }
}

/** @param {World} world @param {import('../src/api/types').Channel} channel */
function withCounts(world, channel) {
  const open = [...world.incidents.values()].filter(
    (each) => each.channel_id === channel.channel_id && each.progress !== 'Closed',
  )
  const severity = /** @type {const} */ (['Critical', 'Warning', 'Info']).find((one) =>
    open.some((each) => each.incident_severity === one),
  )
  return {
    ...channel,
    progress_to_incident_cnts: {
      Triggered: open.filter((each) => each.progress === 'Triggered').length,
      Processing: open.filter((each) => each.progress === 'Processing').length,
    },
    active_incident_highest_severity: severity ?? '',
  }
}

/** @param {World} world @param {any} r */
function incidents(world, r) {
  const found = [...world.incidents.values()].filter(
    (each) =>
      (!r.progress || r.progress.split(',').includes(each.progress)) &&
      (!r.incident_severity || r.incident_severity.split(',').includes(each.incident_severity)) &&
      (!r.channel_ids || r.channel_ids.includes(each.channel_id)) &&
      (!r.incident_ids || r.incident_ids.includes(each.incident_id)) &&
      (!r.query || `${each.title} ${each.num}`.toLowerCase().includes(r.query.toLowerCase())),
  )
  return paged(
    found.sort((a, b) => b.start_time - a.start_time),
    r,
  )
}

/** @param {World} world @param {any} request @param {string} type @param {object} detail @param {Partial<import('../src/api/types').Incident>} change */
function act(world, request, type, detail, change) {
  const now = Math.floor(Date.now() / 1000)
  for (const id of request.incident_ids) {
    Object.assign(existing(world.incidents.get(id)), { ...change, updated_at: now })
    tell(world, id, type, detail, now, world.me.person_id)
  }
  return {}
}

const seconds = () => Math.floor(Date.now() / 1000)

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const operations = {
  '/channel/list': (world, r) =>
    paged(
      [...world.channels.values()].map((each) => withCounts(world, each)),
      r,
    ),
  '/channel/info': (world, r) => withCounts(world, existing(world.channels.get(r.channel_id))),
  '/channel/create': (world, r) => {
    const channel_id = world.nextNumber()
    world.channels.set(channel_id, {
      channel_id,
      channel_name: r.channel_name,
      description: r.description ?? '',
      status: 'enabled',
      created_at: seconds(),
      updated_at: seconds(),
      auto_resolve_timeout: 0,
      merge_window_minutes: 1440,
      last_incident_at: 0,
      group: { method: 'n' },
    })
    return { channel_id, channel_name: r.channel_name }
  },
  '/channel/update': (world, r) => {
    Object.assign(existing(world.channels.get(r.channel_id)), r, { updated_at: Date.now() })
    return {}
  },
  '/channel/delete': (world, r) => {
    world.channels.delete(r.channel_id)
    world.goneChannels.add(r.channel_id)
    return {}
  },
  '/incident/list': incidents,
  '/incident/info': (world, r) => existing(world.incidents.get(r.incident_id)),
  '/incident/alert/list': (world, r) =>
    paged(
      [...world.alerts.values()].filter((each) => each.incident?.incident_id === r.incident_id),
      r,
    ),
  '/incident/feed': (world, r) => paged([...(world.feeds.get(r.incident_id) ?? [])].reverse(), r),
  '/incident/ack': (world, r) =>
    act(
      world,
      r,
      'i_ack',
      {},
      {
        progress: 'Processing',
        ack_time: seconds(),
        responders: [{ ...world.me, assigned_at: seconds(), acknowledged_at: seconds() }],
      },
    ),
  '/incident/unack': (world, r) =>
    act(world, r, 'i_unack', {}, { progress: 'Triggered', ack_time: 0, responders: [] }),
  '/incident/resolve': (world, r) =>
    act(
      world,
      r,
      'i_rslv',
      { from: 'console' },
      { progress: 'Closed', close_time: seconds(), end_time: seconds() },
    ),
  '/incident/reopen': (world, r) =>
    act(
      world,
      r,
      'i_reopen',
      { reason: r.reason ?? '' },
      { progress: 'Triggered', close_time: 0, end_time: 0 },
    ),
  '/incident/comment': (world, r) => act(world, r, 'i_comm', { comment: r.comment }, {}),
  '/alert/list': (world, r) =>
    paged(
      [...world.alerts.values()]
        .filter((each) => !r.channel_ids || r.channel_ids.includes(each.channel_id))
        .filter((each) => r.is_active === undefined || (each.end_time === 0) === r.is_active)
        .sort((a, b) => b.last_time - a.last_time),
      r,
    ),
  '/alert/info': (world, r) => existing(world.alerts.get(r.alert_id)),
  '/alert/event/list': (world, r) => ({
    items: [...world.events.values()].filter((each) => each.alert_id === r.alert_id),
  }),
  '/event/trace': (world, r) => existing(world.traces.get(r.event_id)),
  '/integration/type/list': () => ({ items: types }),
  '/integration/list': (world, r) =>
    paged(
      [...world.integrations.values()].filter((each) => each.channel_id === (r.channel_id ?? 0)),
      r,
    ),
  '/integration/info': (world, r) => existing(world.integrations.get(r.integration_id)),
  '/integration/create': (world, r, base) => {
    const { integration_id, integration_key, push_url } = addIntegration(world, base, r)
    return { integration_id, integration_key, push_url }
  },
  '/integration/update': (world, r) => {
    const found = existing(world.integrations.get(r.integration_id))
    Object.assign(found, { name: r.name ?? found.name, updated_at: Date.now() })
    return {}
  },
  '/integration/enable': (world, r) => {
    existing(world.integrations.get(r.integration_id)).status = 'enabled'
    return {}
  },
  '/integration/disable': (world, r) => {
    existing(world.integrations.get(r.integration_id)).status = 'disabled'
    return {}
  },
  '/integration/rotate-key': (world, r) => {
    const found = existing(world.integrations.get(r.integration_id))
    const key = `qk_${world.id()}`
    found.push_url = found.push_url.replace(found.integration_key, key)
    found.integration_key = key
    return { integration_key: key, push_url: found.push_url }
  },
  '/integration/delete': (world, r) => {
    world.integrations.delete(r.integration_id)
    return {}
  },
  '/integration/delivery/list': (world, r) =>
    paged(
      [...world.deliveries.values()]
        .filter(
          (each) => each.integration_id === r.integration_id && (!r.verdict || r.verdict === each.verdict),
        )
        .sort((a, b) => b.received_at - a.received_at),
      r,
    ),
  '/integration/delivery/info': (world, r) => existing(world.deliveries.get(r.delivery_id)),
  ...routeOperations,
}
