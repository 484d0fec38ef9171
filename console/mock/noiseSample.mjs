// @ts-check
import { newVersion, rulesOf } from './noise.mjs'
import { hold } from './noiseTold.mjs'
import { tell } from './world.mjs'

/** Rules to look at: a few of each kind as people write them, or as many as there may be; and what they did. */

/** @typedef {import('../src/api/noiseTypes').NoiseRule} NoiseRule */
/** @typedef {import('../src/api/noiseTypes').ChangeNote} ChangeNote */

const day = 86_400
const wang = { person_id: 7, person_name: 'Wang Lei' }
const admin = { person_id: 1, person_name: 'Admin' }

/** @param {string} key @param {string[]} vals @param {'IN' | 'NOTIN'} oper @returns {import('../src/api/routingTypes').Condition} */
const when = (key, vals, oper = 'IN') => ({ key, oper, vals })

/** @param {number} seed @param {number} most */
const hits = (seed, most) =>
  Array.from({ length: 30 }, (_, index) =>
    most === 0 ? 0 : Math.max(0, Math.round(most * Math.sin(seed + index * 0.9) - most / 4)),
  )

/** @param {import('./world.mjs').World} world @param {number} channelId @param {number} now @param {number} many */
export function sampleNoise(world, channelId, now, many) {
  const channel = world.channels.get(channelId)
  if (channel === undefined) return
  world.calendars.set('cal.holidays', '法定节假日 Public holidays')
  const rules = rulesOf(world, channelId)
  /** @param {string} name @param {Partial<NoiseRule>} of @param {number} most @returns {NoiseRule} */
  const rule = (name, of, most) => {
    const hit_days = hits(name.length, most)
    const hit_cnt = hit_days.reduce((sum, each) => sum + each, 0)
    return {
      rule_id: world.id(),
      channel_id: channelId,
      rule_name: name,
      description: '',
      priority: 0,
      status: 'enabled',
      created_at: now - 60 * day,
      updated_at: now - 9 * day,
      updated_by_name: wang.person_name,
      hit_cnt,
      hit_days,
      last_hit_at: hit_cnt > 0 ? now - name.length * 700 : 0,
      ...of,
    }
  }
  const put = (/** @type {ChangeNote} */ note, /** @type {typeof wang} */ by, /** @type {number} */ ago) =>
    newVersion(world, channelId, [note], by, now - ago)
  newVersion(world, channelId, [], admin, now - 40 * day)
  rules.unsubscribe.push(
    rule('Probe of the load balancer', { filters: [[when('title', ['/health-?probe/i'])]] }, 90),
  )
  put({ what: 'unsubscribe', change: 'added', name: 'Probe of the load balancer' }, wang, 33 * day)
  const saturday = rule(
    'Saturday maintenance',
    {
      filters: [[when('severity', ['Warning', 'Info'])], [when('labels.resource', ['batch-*'])]],
      time_filters: [{ start: '00:00', end: '06:00', repeat: [6] }],
      time_zone: 'Asia/Shanghai',
      judge_again: true,
    },
    14,
  )
  rules.silence.push(
    saturday,
    rule(
      'Nightly backup',
      {
        filters: [[when('labels.metric', ['DiskUsageUtilization'])]],
        time_filters: [{ start: '22:30', end: '04:00', repeat: [1, 2, 3, 4, 5] }],
        time_zone: 'Asia/Shanghai',
        status: 'disabled',
      },
      0,
    ),
    rule(
      'Holiday calm',
      {
        filters: [[when('severity', ['Info'])]],
        time_filters: [{ start: '00:00', end: '00:00', cal_id: 'cal.holidays', is_off: true }],
        time_zone: 'Asia/Shanghai',
        is_directly_discard: true,
      },
      3,
    ),
    rule(
      'Move of the order service',
      {
        filters: [[when('labels.project', ['order']), when('severity', ['Critical'], 'NOTIN')]],
        time_filter: { start_time: now - 12 * day, end_time: now - 11 * day },
      },
      0,
    ),
  )
  put({ what: 'silence', change: 'added', name: 'Saturday maintenance' }, wang, 21 * day)
  const before = structuredClone(channel.group)
  channel.group = {
    method: 'p',
    equals: [['labels.check'], ['labels.resource', 'severity']],
    cases: [{ if: [when('labels.namespace', ['VCM_EIP'])], equals: ['labels.region'] }],
    all_equals_required: true,
    time_window: 60,
    window_type: 'sliding',
    storm_thresholds: [20, 100],
  }
  channel.flapping = { is_disabled: false, max_changes: 4, in_mins: 60, mute_mins: 120 }
  put({ what: 'group', change: 'changed', name: '' }, admin, 12 * day)
  channel.group = {
    ...before,
    method: 'p',
    equals: [['labels.check']],
    time_window: 0,
    storm_thresholds: [20, 100],
  }
  const host = rule(
    'Critical hides the rest',
    {
      source_filters: [[when('severity', ['Critical'])]],
      target_filters: [[when('severity', ['Warning', 'Info'])]],
      equals: ['labels.resource'],
      look_back_minutes: 10,
    },
    22,
  )
  rules.inhibit.push(
    host,
    rule(
      'Gateway down',
      {
        source_filters: [[when('labels.namespace', ['VCM_EIP']), when('severity', ['Critical'])]],
        target_filters: [[when('labels.kind', ['*'])]],
        equals: ['labels.region', 'labels.project'],
        look_back_minutes: 60,
        warnings: [{ code: 'shadowed', message: 'shadowed', by: host.rule_id }],
      },
      0,
    ),
  )
  newVersion(
    world,
    channelId,
    [
      { what: 'group', change: 'changed', name: '' },
      { what: 'inhibit', change: 'added', name: 'Critical hides the rest' },
      { what: 'inhibit', change: 'added', name: 'Gateway down' },
    ],
    wang,
    now - 3 * day,
  )
  const versions = (world.versions.get(channelId) ?? []).map((each) => each.version)
  for (const [index, each] of [...world.incidents.values()].entries())
    if (each.channel_id === channelId) each.noise_version = versions[index % 2] ?? 1
  manyRules(rules.silence, rule, many)
  whatTheyDid(world, channelId, now, saturday, host)
}

/** @param {NoiseRule[]} list @param {(name: string, of: Partial<NoiseRule>, most: number) => NoiseRule} rule @param {number} many */
function manyRules(list, rule, many) {
  for (let index = list.length; index < many; index++)
    list.push(
      rule(
        `Release window ${index + 1}`,
        {
          filters: [[when('labels.resource', [`service-${index}-*`])]],
          time_filters: [{ start: '02:00', end: '03:00', repeat: [index % 7] }],
          time_zone: 'Asia/Shanghai',
          status: index % 9 === 0 ? 'disabled' : 'enabled',
        },
        index % 5,
      ),
    )
}

/** @param {import('./world.mjs').World} world @param {number} channelId @param {number} now @param {NoiseRule} silence @param {NoiseRule} inhibit */
function whatTheyDid(world, channelId, now, silence, inhibit) {
  const alerts = [...world.alerts.values()].filter((each) => each.channel_id === channelId)
  const source = alerts.find((each) => each.alert_severity === 'Critical')
  const [quiet, hidden] = alerts.filter((each) => each.alert_severity === 'Info' && each.end_time === 0)
  for (const [held, kind, rule] of /** @type {const} */ ([
    [quiet, 'silence', silence],
    [hidden, 'inhibit', inhibit],
  ])) {
    if (held === undefined) continue
    world.incidents.delete(held.incident?.incident_id ?? '')
    hold(world, held, kind, rule, kind === 'inhibit' ? (source?.alert_id ?? '') : '')
  }
  const storm = [...world.incidents.values()].find((each) => each.title.startsWith('order-memory'))
  if (storm !== undefined) {
    Object.assign(storm, {
      is_flapping: true,
      is_outlier: true,
      notify: false,
      storm_reached: 20,
      ever_muted: true,
    })
    tell(world, storm.incident_id, 'i_storm', { threshold: 20 }, now - 70 * 60)
    tell(
      world,
      storm.incident_id,
      'i_m_flapping',
      { max_changes: 4, in_mins: 60, mute_mins: 120, end_time: now + 50 * 60 },
      now - 65 * 60,
    )
    const [restless] = alerts.filter((each) => each.incident?.incident_id === storm.incident_id)
    if (restless !== undefined) Object.assign(restless, { is_flapping: true, ever_muted: true })
  }
}
