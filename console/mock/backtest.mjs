// @ts-check
import { existing } from './answers.mjs'

/** Trials that take a while and come to something like the real thing. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/noiseReportTypes').BacktestResult} Result */
/** @typedef {{ backtest_id: string, channel_id: number, kind: 'backtest' | 'suggest', started: number, seconds: number, total: number, cancelled: boolean, request: any, before: any }} Run */

const total = Number(process.env.MOCK_BACKTEST_EVENTS ?? 41_200)
const duration = Number(process.env.MOCK_BACKTEST_SECONDS ?? 3)
const moved = Number(process.env.MOCK_MOVED ?? 640)
const now = () => Date.now() / 1000
const severities = /** @type {const} */ (['Critical', 'Warning', 'Info'])

/** @param {Run} run @returns {import('../src/api/noiseReportTypes').MovedEvent[]} */
function movedEvents(run) {
  return Array.from({ length: moved }, (_, index) => {
    const host = `web-frontend-${String(index % 97).padStart(2, '0')}`
    const silenced = index % 11 === 3
    return {
      event_id: `7a${index.toString(16).padStart(22, '0')}`,
      alert_title: `${index % 3 === 0 ? 'order-memory-high' : 'prod-ecs-cpu-high'} - ${host}`,
      alert_severity: severities[index % 5 === 0 ? 0 : (index % 2) + 1] ?? 'Info',
      at: Math.floor(run.request.end_time - index * 410),
      before: { outcome: 'opened', incident_key: `b${index}`, incident_title: `prod-ecs-cpu-high - ${host}` },
      after: silenced
        ? { outcome: 'suppressed', incident_key: '', incident_title: '' }
        : {
            outcome: 'joined',
            incident_key: `a${index % 30}`,
            incident_title: `prod-ecs-cpu-high - web-frontend-${String(index % 7).padStart(2, '0')}`,
            step: {
              hop: 'noise',
              code: 'joined_by_values',
              verdict: 'joined',
              rule_id: '',
              rule_name: '',
              reason: 'joined',
              compared: {
                incident_title: `prod-ecs-cpu-high - web-frontend-${String(index % 7).padStart(2, '0')}`,
                values: 'labels.check=prod-ecs-cpu-high, labels.region=cn-beijing',
              },
            },
          },
    }
  })
}

/** @param {Run} run @returns {Result} */
function result(run) {
  const figures = (/** @type {number} */ incidents) => ({
    events: run.total,
    alerts: 1893,
    incidents,
    notified: Math.round(incidents * 0.92),
    noise_reduction: Math.round((1 - incidents / run.total) * 1000) / 10,
  })
  const before = figures(412)
  if (run.kind === 'suggest') {
    const group = (/** @type {string[]} */ dimensions, /** @type {number} */ window) => ({
      group: {
        method: /** @type {const} */ ('p'),
        equals: [dimensions],
        cases: [],
        all_equals_required: true,
        time_window: window,
        window_type: /** @type {const} */ ('tumbling'),
      },
    })
    const one = (
      /** @type {string[]} */ dimensions,
      /** @type {number} */ window,
      /** @type {number} */ incidents,
      /** @type {number} */ largest,
      /** @type {string} */ reason_code,
    ) => ({
      settings: group(dimensions, window),
      dimensions,
      window_minutes: window,
      incidents,
      notified: incidents,
      noise_reduction: Math.round((1 - incidents / run.total) * 1000) / 10,
      largest_incident_alerts: largest,
      reason_code,
    })
    return {
      before,
      suggestions: [
        one(['labels.check', 'labels.region'], 30, 37, 88, 'balanced'),
        one(['labels.check'], 60, 24, 214, 'fewest_incidents'),
        {
          ...one([], 60, 41, 96, 'same_wording'),
          settings: {
            group: {
              method: /** @type {const} */ ('i'),
              i_keys: ['title'],
              i_score_threshold: 0.8,
              time_window: 60,
              window_type: /** @type {const} */ ('tumbling'),
            },
          },
        },
        one(['labels.resource'], 30, 61, 12, 'same_resource'),
        one(['labels.check'], 0, 58, 61, 'current'),
      ],
    }
  }
  const days = (run.request.end_time - run.request.start_time) / 86_400
  const unit = days > 2 ? 6 * 3600 : 3600
  const points = Math.max(2, Math.round((days * 86_400) / unit))
  const storm = (/** @type {number} */ index) => (index % 9 === 4 ? 4 : 1)
  return {
    before,
    after: figures(37),
    series: Array.from({ length: points }, (_, index) => {
      const many = Math.round((8 + 5 * Math.sin(index / 3)) * storm(index))
      const few = Math.round(many / 9)
      return {
        at: Math.floor(run.request.start_time + index * unit),
        before_incidents: many,
        after_incidents: few,
        before_notified: Math.round(many * 0.92),
        after_notified: few,
        events: many * 97,
      }
    }),
    moved_cnt: moved,
    moved: movedEvents(run),
    incidents_after: Array.from({ length: 37 }, (_, index) => ({
      incident_key: `a${index}`,
      title:
        index % 4 === 1
          ? `支付网关-延迟过高 - 华北 ${index}`
          : `prod-ecs-cpu-high - web-frontend-${String(index).padStart(2, '0')}`,
      severity: severities[index % 3] ?? 'Info',
      created_at: Math.floor(run.request.end_time - index * 7300),
      alert_cnt: Math.max(1, Math.round(420 / (index + 1))),
      event_cnt: Math.max(1, Math.round(9800 / (index + 1))),
    })),
    notes: [
      {
        code: 'judged_differently',
        compared: { count: '12' },
        sentence: 'Judged otherwise today: 12 events.',
      },
      {
        code: 'action_without_incident',
        compared: { count: '3' },
        sentence: 'Left out: 3 actions of people.',
      },
    ],
  }
}

/** @param {Run} run */
function told(run) {
  const done = Math.min(1, (now() - run.started) / run.seconds)
  const status = run.cancelled ? 'cancelled' : done < 1 ? 'running' : 'done'
  return {
    backtest_id: run.backtest_id,
    kind: run.kind,
    status,
    progress: done,
    events_done: Math.round(run.total * done),
    events_total: run.total,
    events_per_second: run.total / run.seconds,
    reason: '',
    started_at: Math.floor(run.started),
    ...run.request,
  }
}

/** @param {'backtest' | 'suggest'} kind @returns {(world: World, r: any) => object} */
const start = (kind) => (world, r) => {
  const { channel_id, ...request } = r
  const backtest_id = world.id()
  world.backtests.set(backtest_id, {
    backtest_id,
    channel_id,
    kind,
    started: now(),
    seconds: duration,
    total,
    cancelled: false,
    request,
    before: {},
  })
  return { backtest_id }
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const backtestOperations = {
  '/channel/noise/backtest/span': (world, r) => {
    const empty = existing(world.channels.get(r.channel_id)).channel_name === 'Staging'
    const latest = Math.floor(now())
    return { earliest: empty ? latest : latest - 19 * 86_400, latest }
  },
  '/channel/noise/backtest': start('backtest'),
  '/channel/noise/suggest': start('suggest'),
  '/channel/noise/backtest/info': (world, r) => {
    const run = existing(world.backtests.get(r.backtest_id))
    const answer = told(run)
    return answer.status === 'done' ? { ...answer, result: result(run) } : answer
  },
  '/channel/noise/backtest/cancel': (world, r) => {
    existing(world.backtests.get(r.backtest_id)).cancelled = true
    return {}
  },
  '/channel/noise/backtest/list': (world, r) => ({
    items: [...world.backtests.values()]
      .filter((each) => each.channel_id === r.channel_id)
      .map(told)
      .reverse(),
  }),
}
