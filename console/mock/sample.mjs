// @ts-check
import { callback } from './cloud.mjs'
import { sampleNoise } from './noiseSample.mjs'
import { sampleRoutes } from './routeSample.mjs'
import { sampleProcessing } from './processingSample.mjs'
import { types } from './types.mjs'
import { keep, newWorld, push, refuse, tell } from './world.mjs'

/** @typedef {import('./world.mjs').World} World */

/** @param {World} world @param {string} name @param {string} description @param {string[]} dimensions */
function channel(world, name, description, dimensions) {
  const channel_id = 11 + world.channels.size
  /** @type {import('../src/api/types').Channel} */
  const made = {
    channel_id,
    channel_name: name,
    description,
    status: 'enabled',
    created_at: 1_760_000_000,
    updated_at: 1_760_000_000,
    auto_resolve_timeout: 0,
    merge_window_minutes: 1440,
    last_incident_at: 0,
    group:
      dimensions.length > 0
        ? {
            method: 'p',
            equals: [dimensions],
            cases: [],
            all_equals_required: true,
            time_window: 0,
            window_type: 'tumbling',
          }
        : {
            method: 'n',
            equals: [],
            cases: [],
            all_equals_required: false,
            time_window: 0,
            window_type: 'tumbling',
          },
  }
  world.channels.set(channel_id, made)
  return made
}

/** @param {World} world @param {string} base @param {import('../src/api/types').NewIntegration} wanted */
export function integration(world, base, wanted) {
  const integration_id = 501 + world.integrations.size
  const type = types.find((each) => each.plugin_type === wanted.plugin_type)
  const secret = (/** @type {string} */ name) => type?.settings.find((each) => each.name === name)?.secret
  const key = `qk_${world.id()}${world.id().slice(0, 8)}`
  const now = Math.floor(Date.now() / 1000)
  /** @type {import('../src/api/types').Integration} */
  const made = {
    integration_id,
    name: wanted.name,
    plugin_type: wanted.plugin_type,
    plugin_type_name: type?.name.en ?? '',
    channel_id: wanted.channel_id ?? 0,
    status: 'enabled',
    settings: Object.fromEntries(
      Object.entries(wanted.settings ?? {}).map(([name, value]) => [name, secret(name) ? '' : value]),
    ),
    secret_settings_set: Object.entries(wanted.settings ?? {})
      .filter(([name, value]) => secret(name) && value !== '')
      .map(([name]) => name),
    integration_key: key,
    push_url: `${base}${type?.push_path ?? ''}?integration_key=${key}`,
    push_url_reachable: process.env.MOCK_REACHABLE === '1',
    last_event_time: 0,
    created_at: now,
    updated_at: now,
    old_key_until: 0,
    old_key_last_used: 0,
    silent_after_minutes: 0,
    is_silent: false,
    rate_24h: 0,
    event_cnt_24h: 0,
    rate_hours: [],
    trouble_24h: { rejected: 0, unrouted: 0, set_aside: 0, refused: 0 },
  }
  world.integrations.set(integration_id, made)
  return made
}

/** @type {Record<string, Parameters<typeof callback>[0]>} */
const checks = {
  cpu: {
    rule: 'prod-ecs-cpu-high',
    id: '1866302915447130112',
    level: 'critical',
    metric: ['CpuTotal', 'CPU utilization', 96.37, 'avg > 90'],
  },
  memory: {
    rule: 'order-memory-high',
    id: '1866305120083218432',
    level: 'warning',
    metric: ['MemoryUsedUtilization', 'Memory utilization', 88.2, 'avg > 85'],
    project: 'order',
  },
  eip: {
    rule: 'eip-out-bandwidth-notice',
    id: '1866311846329065472',
    level: 'notice',
    metric: ['OutBandwidth', 'Outbound bandwidth', 82, 'max > 80'],
    namespace: 'VCM_EIP',
  },
  mysql: {
    rule: 'mysql-core-health',
    id: '1866320557813481472',
    level: 'critical',
    metric: ['CpuUtil', 'CPU utilization', 93.1, 'avg > 90'],
    namespace: 'VCM_RDS_MySQL',
    project: 'pay',
  },
  disk: {
    rule: 'ecs-disk-usage',
    id: '1866323901264887808',
    level: 'warning',
    metric: ['DiskUsageUtilization', 'Disk usage', 91.4, 'max > 90'],
  },
  latency: {
    rule: '【生产】支付网关-延迟过高🚨',
    id: '1866330011223344556',
    level: 'warning',
    metric: ['Latency', 'P99 latency', 812, 'p99 > 500'],
    namespace: 'VCM_CLB',
    project: 'pay',
  },
  hostile: {
    rule: '<img src=x onerror=alert(1)> <b>bold</b>',
    id: '1866330011223344999',
    level: 'notice',
    metric: ['Probe', 'Probe', 1, 'avg > 0'],
  },
}

/** @param {string} base @param {{ rows?: number, cases?: number, rules?: number, empty?: boolean }} options */
export function sampleWorld(base, { rows = 0, cases = 0, rules = 0, empty = false }) {
  const world = newWorld()
  if (empty) return world
  const now = Math.floor(Date.now() / 1000)
  const ecs = channel(
    world,
    'ECS production',
    'Web front ends and order service in cn-beijing and cn-shanghai',
    ['labels.check'],
  )
  const pay = channel(world, '支付平台', '支付网关、MySQL 与 Redis，7×24 小时值守', [])
  channel(world, 'Staging', '', [])
  const metrics = integration(world, base, {
    plugin_type: 'volcengine.cm.metrics',
    name: 'Cloud Monitor, account 2108465793',
    channel_id: ecs.channel_id,
    settings: { token: 'set' },
  })
  const payments = integration(world, base, {
    plugin_type: 'volcengine.cm.metrics',
    name: '云监控指标告警',
    channel_id: pay.channel_id,
  })
  const shared = integration(world, base, {
    plugin_type: 'volcengine.cm.metrics',
    name: 'Cloud Monitor, all accounts',
  })
  sampleRoutes(world, shared.integration_id, now, cases)
  sampleProcessing(world, shared.integration_id, now, rows)
  shared.push_url_reachable = true
  integration(world, base, { plugin_type: 'standard.alert', name: 'Deploy scripts' })
  const probes = integration(world, base, {
    plugin_type: 'webhook.custom',
    name: 'Probe farm 拨测',
    settings: {
      field_mapping: JSON.stringify({
        title: '{{probe.name}} is {{state}}',
        event_status: '{{state}}',
        alert_key: '{{probe.id}}',
        labels: { region: '{{probe.region}}', target: '{{probe.url}}' },
      }),
      value_mapping: JSON.stringify({ state: { down: 'Critical', slow: 'Warning', up: 'Ok' } }),
    },
  })
  Object.assign(probes, { silent_after_minutes: 30, created_at: now - 3 * 86_400 })
  const old = integration(world, base, {
    plugin_type: 'volcengine.cm.metrics',
    name: 'Old account 2100001111',
  })
  old.status = 'disabled'
  for (let hour = 0; hour < 5; hour++)
    refuse(world, old, 'integration: disabled (expected: an enabled one)', (now - hour * 3600) * 1000)

  const send = (
    /** @type {typeof metrics} */ to,
    /** @type {string} */ check,
    /** @type {string[]} */ on,
    /** @type {number} */ ago,
    recovered = false,
  ) =>
    push(
      world,
      to,
      JSON.stringify(callback(/** @type {any} */ (checks[check]), on, now - ago, recovered), null, 2),
      now - ago,
      '101.126.22.14',
    )

  send(metrics, 'disk', ['web-frontend-02'], 26 * 3600)
  send(metrics, 'disk', ['web-frontend-02'], 22 * 3600, true)
  send(payments, 'mysql', ['pay-master'], 9 * 3600)
  send(payments, 'mysql', ['pay-master'], 8.5 * 3600)
  send(payments, 'mysql', ['pay-master'], 8.2 * 3600, true)
  push(world, metrics, '{"Type":"Test"}', now - 7 * 3600, '101.126.22.14')
  push(world, metrics, 'not json at all', now - 6.9 * 3600, '203.0.113.9')
  send(metrics, 'memory', ['order-api-01', 'order-api-02', 'order-api-sh-01'], 95 * 60)
  send(metrics, 'memory', ['order-api-02'], 80 * 60)
  send(metrics, 'memory', ['order-api-01', 'order-api-sh-01'], 62 * 60, true)
  send(payments, 'latency', ['支付网关·华北“主”'], 47 * 60)
  send(metrics, 'eip', ['gateway-eip'], 31 * 60)
  send(metrics, 'hostile', ['<script>alert(2)</script>'], 24 * 60)
  send(shared, 'disk', ['shop-web-01', 'shop-web-02', 'shop-web-sh-01'], 190 * 60)
  send(shared, 'mysql', ['pay-master', 'pay-replica-01'], 55 * 60)
  send(shared, 'latency', ['支付网关·华北“主”'], 44 * 60)
  send(shared, 'memory', ['order-api-01', 'order-api-sh-01'], 18 * 60)
  send(shared, 'hostile', ['<script>alert(3)</script>'], 16 * 60)
  send(metrics, 'cpu', ['web-frontend-01'], 12 * 60)
  send(metrics, 'cpu', ['web-frontend-01'], 7 * 60)

  for (let hour = 20; hour > 0; hour -= hour > 9 ? 1 : 2)
    send(shared, 'eip', [`gateway-${hour}`], hour * 3600)
  const probe = (/** @type {string} */ state, /** @type {number} */ ago, extra = {}) =>
    push(
      world,
      probes,
      JSON.stringify({
        state,
        probe: {
          id: 'p-17',
          name: 'Checkout 结算',
          region: 'cn-beijing',
          url: 'https://shop.example/pay',
          ...extra,
        },
      }),
      now - ago,
      '198.51.100.23',
    )
  probe('up', 5 * 3600)
  probe('down', 3 * 3600)
  probe('degraded', 2 * 3600)
  probe('slow', 45 * 60, { region: undefined })
  const aside = probe('down', 44 * 60).delivery
  Object.assign(aside, {
    verdict: 'set_aside',
    reason: "it could not be processed and is kept; the server's log has the cause",
    outcomes: {},
    events: [],
  })

  const order = [...world.incidents.values()].find((each) => each.title.startsWith('order-memory'))
  if (order !== undefined) {
    const at = now - 88 * 60
    Object.assign(order, {
      progress: 'Processing',
      ack_time: at,
      responders: [
        {
          person_id: 7,
          person_name: 'Wang Lei',
          email: 'wang.lei@example.com',
          assigned_at: at,
          acknowledged_at: at,
        },
      ],
    })
    tell(world, order.incident_id, 'i_ack', {}, at, 7)
    tell(
      world,
      order.incident_id,
      'i_comm',
      { comment: 'A batch job of the order service leaks; restarting 01 and sh-01 first.' },
      at + 240,
      7,
    )
  }
  sampleNoise(world, ecs.channel_id, now, rules)
  for (let row = 0; row < rows; row++) {
    many(world, row, now)
    if (row % 2 === 0)
      integration(world, base, {
        plugin_type: types[row % types.length]?.plugin_type ?? 'standard.alert',
        name: `Account ${21_000_000 + row}`,
      })
  }
  const [newest] = world.deliveriesOf.get(metrics.integration_id) ?? []
  if (newest !== undefined) for (let row = rows; row > 0; row--) manyDeliveries(world, newest, row, now)
  return world
}

/** @param {World} world @param {number} row @param {number} now */
function many(world, row, now) {
  const [first] = world.incidents.values()
  if (first === undefined) return
  const incident_id = `5f${row.toString(16).padStart(22, '0')}`
  const started = now - 2000 - row * 45
  const closed = row % 3 === 2
  world.incidents.set(incident_id, {
    ...first,
    incident_id,
    num: incident_id.slice(-6).toUpperCase(),
    title: `prod-ecs-cpu-high - web-frontend-${String(row).padStart(5, '0')}`,
    incident_severity:
      /** @type {const} */ (['Critical', 'Warning', 'Info'])[row % 7 === 0 ? 0 : row % 3 === 0 ? 2 : 1] ??
      'Info',
    progress: closed ? 'Closed' : row % 4 === 1 ? 'Processing' : 'Triggered',
    start_time: started,
    last_time: started + 60,
    close_time: closed ? started + 900 : 0,
    updated_at: started,
    responders: [],
  })
}

/** @param {World} world @param {Parameters<typeof keep>[1]} first @param {number} row @param {number} now */
function manyDeliveries(world, first, row, now) {
  keep(world, {
    ...first,
    delivery_id: `6a${row.toString(16).padStart(22, '0')}`,
    received_at: (now - row * 30) * 1000,
    outcomes: row % 9 === 0 ? { unrouted: 1 } : { merged: 1 },
    body: row % 997 === 0 ? '{"needle": true}' : first.body,
  })
}
