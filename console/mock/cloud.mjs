// @ts-check
import { createHash } from 'node:crypto'

/** Callbacks as Volcengine Cloud Monitor sends them, and what is read from one. */

/** @typedef {import('../src/api/types').Status} Status */
/**
 * @typedef {{ key: string, title: string, status: Status, severity: Status, time: number,
 *   description: string, labels: Record<string, string> }} Reading
 */

/** @type {Record<string, import('../src/api/types').Severity>} */
const levels = { critical: 'Critical', warning: 'Warning', notice: 'Info' }

/** @param {number} seconds */
export function happenedAt(seconds) {
  const local = new Date((seconds + 8 * 3600) * 1000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 19)}(UTC+08:00)`
}

/** @param {unknown} text @param {number} fallback */
function epoch(text, fallback) {
  if (typeof text === 'number') return text
  const parts = /^(\S+) (\S+)\(UTC([+-]\d\d:\d\d)\)$/.exec(String(text))
  return parts === null ? fallback : Math.floor(Date.parse(`${parts[1]}T${parts[2]}${parts[3]}`) / 1000)
}

/** @param {any} body @param {any} item @param {boolean} recovered @param {number} now @returns {Reading} */
function readItem(body, item, recovered, now) {
  const severity = levels[body.Level] ?? 'Warning'
  const metric = item.Metrics?.find((/** @type {any} */ each) => each.Warning) ?? item.Metrics?.[0]
  return {
    key: `${body.RuleId}:${item.Id}`,
    title: `${body.RuleName} - ${item.Name}`,
    status: recovered ? 'Ok' : severity,
    severity,
    time: epoch(body.HappenedAt, now),
    description:
      metric === undefined
        ? ''
        : `${metric.DescriptionEn} ${metric.CurrentValue} (${metric.TriggerCondition})`,
    labels: {
      check: body.RuleName,
      resource: item.Name,
      resource_id: item.Id,
      region: item.Region,
      account_id: body.AccountId,
      rule_id: body.RuleId,
      namespace: body.Namespace,
      sub_namespace: body.SubNamespace,
      project: item.ProjectName,
      metric: (item.Metrics ?? []).map((/** @type {any} */ each) => each.Name).join(','),
      kind: 'threshold',
      ...Object.fromEntries((body.Tags ?? []).map((/** @type {any} */ tag) => [`tag_${tag.Key}`, tag.Value])),
    },
  }
}

/** @param {any} body @param {number} now @returns {Reading[]} */
export function read(body, now) {
  return [
    ...(body.Resources ?? []).map((/** @type {any} */ item) => readItem(body, item, false, now)),
    ...(body.NoDataResources ?? []).map((/** @type {any} */ item) => readItem(body, item, false, now)),
    ...(body.RecoveredResources ?? []).map((/** @type {any} */ item) => readItem(body, item, true, now)),
    ...(body.NoDataRecoveredResources ?? []).map((/** @type {any} */ item) =>
      readItem(body, item, true, now),
    ),
  ]
}

/**
 * @param {{ rule: string, id: string, level: string, metric: [name: string, words: string, value: number,
 *   condition: string], namespace?: string, project?: string }} check
 * @param {string[]} resources
 * @param {number} at
 * @param {boolean} recovered
 */
export function callback(check, resources, at, recovered = false) {
  const [name, words, value, condition] = check.metric
  const items = resources.map((resource, index) => ({
    Id: `i-yeb${createHash('sha1').update(resource).digest('hex').slice(0, 17)}`,
    Name: resource,
    Region: resource.includes('-sh-') ? 'cn-shanghai' : 'cn-beijing',
    FirstAlertTime: at,
    LastAlertTime: at,
    Metrics: [
      {
        Name: name,
        Unit: 'Percent',
        CurrentValue: recovered ? Math.round(value * 40) / 100 : value + index,
        TriggerCondition: condition,
        Warning: !recovered,
        DescriptionCn: words,
        DescriptionEn: words,
      },
    ],
    ProjectName: check.project ?? 'default',
  }))
  return {
    Type: recovered ? 'MetricRecovered' : 'Metric',
    AccountId: '2108465793',
    RuleName: check.rule,
    RuleId: check.id,
    Namespace: check.namespace ?? 'VCM_ECS',
    SubNamespace: 'Instance',
    Level: check.level,
    HappenedAt: happenedAt(at),
    Resources: recovered ? [] : items,
    RecoveredResources: recovered ? items : [],
    Tags: [
      { Key: 'env', Value: 'prod' },
      { Key: 'team', Value: check.project ?? 'web' },
    ],
  }
}
