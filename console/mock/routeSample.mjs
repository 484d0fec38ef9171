// @ts-check
import { setRoute } from './routes.mjs'

/** Routes to look at: a few as people write them, or as many as there may be. */

/** @typedef {import('../src/api/routingTypes').RouteCase} RouteCase */

/** @param {string} key @param {string[]} vals @param {'IN' | 'NOTIN'} oper @returns {import('../src/api/routingTypes').Condition} */
const when = (key, vals, oper = 'IN') => ({ key, oper, vals })

/** @param {number} count @param {number[]} channels @returns {RouteCase[]} */
function manyCases(count, channels) {
  return Array.from({ length: count }, (_, index) => ({
    if: [
      when('labels.resource', [`service-${String(index).padStart(5, '0')}-*`]),
      ...(index % 3 === 0 ? [when('severity', ['Critical', 'Warning'])] : []),
      ...(index % 7 === 0 ? [when('labels.region', ['cn-shanghai'], 'NOTIN')] : []),
    ],
    channel_ids: [channels[index % channels.length] ?? 0],
    fallthrough: index % 5 === 0,
  }))
}

/** @param {import('./world.mjs').World} world @param {number} integration @param {number} now @param {number} cases */
export function sampleRoutes(world, integration, now, cases) {
  const [ecs = 0, pay = 0, staging = 0] = world.channels.keys()
  const wang = { person_id: 7, person_name: 'Wang Lei', email: 'wang.lei@example.com' }
  /** @type {RouteCase} */
  const payments = {
    if: [when('severity', ['Critical', 'Warning']), when('labels.project', ['pay', '/^pay-/'])],
    channel_ids: [pay],
    fallthrough: true,
  }
  /** @type {RouteCase} */
  const region = { if: [when('labels.region', ['cn-*'])], channel_ids: [ecs], fallthrough: false }
  /** @type {RouteCase} */
  const team = {
    if: [when('labels.tag_team', ['*'])],
    channel_ids: [],
    routing_mode: 'name_mapping',
    name_mapping_label: 'labels.tag_team',
    fallthrough: false,
  }
  /** @type {RouteCase} */
  const core = {
    if: [
      when('severity', ['Critical']),
      when('labels.sub_namespace', ['Instance']),
      when('title', ['/mysql|redis/']),
    ],
    channel_ids: [pay, ecs],
    fallthrough: false,
  }
  const none = { cases: [], sections: [] }
  setRoute(world, integration, { ...none, default: { channel_ids: [staging] } }, world.me, now - 9 * 86_400)
  setRoute(
    world,
    integration,
    { ...none, cases: [region, team], default: { channel_ids: [staging] } },
    wang,
    now - 2 * 86_400,
  )
  setRoute(
    world,
    integration,
    cases > 0
      ? { cases: manyCases(cases, [ecs, pay, staging]), sections: [], default: { channel_ids: [staging] } }
      : {
          cases: [payments, core, region, team],
          sections: [
            { name: 'Payments and core', position: 0 },
            { name: 'By place', position: 2 },
          ],
          default: { channel_ids: [ecs] },
        },
    wang,
    now - 5400,
  )
}
