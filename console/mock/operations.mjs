// @ts-check
import { existing, paged, Refusal } from './answers.mjs'
import { centerOperations } from './center.mjs'
import { noiseOperations, updateChannel } from './noise.mjs'
import { backtestOperations } from './backtest.mjs'
import { funnelOperations } from './funnel.mjs'
import { mappingOperations } from './mapping.mjs'
import { processingOperations } from './processing.mjs'
import { routeOperations } from './routes.mjs'
import { tell } from './world.mjs'

/** @typedef {import('./world.mjs').World} World */

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
      (r.ever_muted === undefined || (each.ever_muted ?? false) === r.ever_muted) &&
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

/** @param {World} world @param {any} r */
function channelUsage(world, r) {
  const { channel_id } = existing(world.channels.get(r.channel_id))
  const open = (/** @type {{ channel_id: number }} */ each) => each.channel_id === channel_id
  return {
    open_alert_cnt: [...world.alerts.values()].filter((each) => open(each) && each.end_time === 0).length,
    open_incident_cnt: [...world.incidents.values()].filter(
      (each) => open(each) && each.progress !== 'Closed',
    ).length,
    private_integrations: [...world.integrations.values()]
      .filter(open)
      .map(({ integration_id, name, status }) => ({ integration_id, name, status })),
    routed_by: [...world.routes.values()]
      .filter((each) => each.default?.channel_ids?.includes(channel_id))
      .map(({ integration_id }) => ({
        integration_id,
        name: world.integrations.get(integration_id)?.name ?? '',
        case_cnt: 0,
      })),
  }
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
  '/channel/update': updateChannel,
  '/channel/enable': (world, r) => {
    existing(world.channels.get(r.channel_id)).status = 'enabled'
    return {}
  },
  '/channel/disable': (world, r) => {
    existing(world.channels.get(r.channel_id)).status = 'disabled'
    return {}
  },
  '/channel/usage': channelUsage,
  '/channel/delete': (world, r) => {
    const blocking = channelUsage(world, r).private_integrations.filter((each) => each.status === 'enabled')
    if (blocking.length > 0)
      throw new Refusal(
        400,
        'ReferenceExist',
        `channel_id: ${r.channel_id} is used by ${blocking.map((each) => each.name).join(', ')} (expected: a channel without enabled integrations)`,
      )
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
        .filter((each) => !r.integration_ids || r.integration_ids.includes(each.integration_id))
        .filter((each) => r.ever_muted === undefined || (each.ever_muted ?? false) === r.ever_muted)
        .filter((each) => r.is_active === undefined || (each.end_time === 0) === r.is_active)
        .sort((a, b) => b.last_time - a.last_time),
      r,
    ),
  '/alert/info': (world, r) => existing(world.alerts.get(r.alert_id)),
  '/alert/event/list': (world, r) => ({
    items: [...world.events.values()].filter((each) => each.alert_id === r.alert_id),
  }),
  '/event/trace': (world, r) => existing(world.traces.get(r.event_id)),
  ...centerOperations,
  ...routeOperations,
  ...noiseOperations,
  ...processingOperations,
  ...mappingOperations,
  ...backtestOperations,
  ...funnelOperations,
}
