// @ts-check
import { Refusal } from './answers.mjs'
import { holds, valueOf } from './routes.mjs'

/** Enrichment and pipeline of an integration, judged as the server does, small. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/processing').RuleWire} Rule */
/** @typedef {import('../src/api/processingTypes').EventFace} Face */
/** @typedef {'enrichment' | 'pipeline'} Stage */

/** @param {Rule['if']} conditions @returns {import('../src/api/routingTypes').Condition[][]} */
const groupsOf = (conditions) => {
  const all = /** @type {any[]} */ (conditions ?? [])
  return all.length === 0 ? [] : Array.isArray(all[0]) ? all : [all]
}

/** @param {Face} face */
const factsOf = (face) => ({ ...face, status: face.severity, alert_key: '' })

/** @param {Rule} rule @param {Face} face */
function meets(rule, face) {
  const groups = groupsOf(rule.if)
  return groups.length === 0 || groups.some((group) => group.every((each) => holds(each, factsOf(face))))
}

/** @param {string} template @param {Face} face */
const fill = (template, face) =>
  template
    .replace(/\$\{([^}]+)\}/g, (_all, name) => face.labels[name.replace(/^labels\./, '')] ?? '')
    .replace(/\{\{\s*\.(\w+)\s*\}\}/g, (all, name) =>
      name === 'Title'
        ? face.title
        : name === 'Description'
          ? face.description
          : /Severity/.test(name)
            ? face.severity
            : all,
    )

/** @param {string} text @param {any} settings */
function extracted(text, settings) {
  if (settings.g_json) {
    try {
      const found = settings.g_json
        .split('.')
        .reduce((/** @type {any} */ value, /** @type {string} */ name) => value?.[name], JSON.parse(text))
      return found === undefined ? undefined : String(found)
    } catch {
      return undefined
    }
  }
  const found = new RegExp(settings.pattern.replaceAll('(?P<', '(?<')).exec(text)
  if (found === null) return undefined
  return found.groups?.result ?? (found.length > 1 ? found.slice(1).filter(Boolean).join(' ') : found[0])
}

/** @param {Record<string, string>} labels @param {string[]} names */
const without = (labels, names) =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)))

/**
 * What one rule makes of an event; undefined when it is dropped.
 * @param {World} world @param {Rule} rule @param {Face} face @returns {Face | undefined}
 */
function applied(world, rule, face) {
  const settings = /** @type {any} */ (rule.settings ?? {})
  const write = (/** @type {string} */ name, /** @type {string | undefined} */ value) =>
    value === undefined || value === '' || (face.labels[name] !== undefined && settings.override !== true)
      ? face
      : { ...face, labels: { ...face.labels, [name]: value } }
  switch (rule.kind) {
    case 'extraction':
      return write(
        settings.result_label,
        extracted(valueOf(factsOf(face), settings.source_field) ?? '', settings),
      )
    case 'composition':
      return write(settings.result_label, fill(settings.template, face))
    case 'mapping': {
      if (settings.mapping_type === 'api') return { ...face, labels: { owner: 'cmdb-team', ...face.labels } }
      const table = world.tables.get(settings.schema_id)
      const row = [...(table?.rows.values() ?? [])].find((each) =>
        table?.schema.source_labels.every((name) => each.fields[name] === face.labels[name]),
      )
      const labels = { ...face.labels }
      for (const name of settings.result_labels)
        if (row?.fields[name] !== undefined && (labels[name] === undefined || settings.override === true))
          labels[name] = row.fields[name]
      return { ...face, labels }
    }
    case 'drop': {
      return { ...face, labels: without(face.labels, settings.drop_labels) }
    }
    case 'title_reset':
      return { ...face, title: fill(settings.title, face) }
    case 'description_reset':
      return { ...face, description: fill(settings.description, face) }
    case 'severity_reset':
      return { ...face, severity: settings.severity }
    case 'labels_reset': {
      const set = Object.entries(settings.labels).map(([name, value]) => [name, fill(String(value), face)])
      const gone = set.filter(([, value]) => value === '').map(([name]) => String(name))
      return { ...face, labels: without({ ...face.labels, ...Object.fromEntries(set) }, gone) }
    }
    case 'alert_drop':
      return undefined
    default:
      return face
  }
}

const codes = /** @type {Record<string, string>} */ ({
  extraction: 'label_extracted',
  composition: 'label_composed',
  mapping: 'labels_mapped',
  drop: 'labels_dropped',
  title_reset: 'title_reset',
  description_reset: 'description_reset',
  severity_reset: 'severity_reset',
  labels_reset: 'labels_reset',
  alert_drop: 'dropped_by_pipeline',
  alert_inhibit: 'inhibited_by_pipeline',
})

/** @param {Face} a @param {Face} b */
function compared(a, b) {
  /** @type {Record<string, string>} */
  const found = {}
  for (const field of /** @type {const} */ (['title', 'description', 'severity']))
    if (a[field] !== b[field])
      Object.assign(found, { [`${field}_before`]: a[field], [`${field}_after`]: b[field] })
  for (const name of new Set([...Object.keys(a.labels), ...Object.keys(b.labels)]))
    if (a.labels[name] !== b.labels[name]) found[`labels.${name}`] = b.labels[name] ?? ''
  return found
}

/**
 * An event through both stages.
 * @param {World} world @param {Face} face @param {Rule[]} rules @param {Rule[]} pipelineRules @param {Map<string, number>} [hits]
 */
export function processed(world, face, rules, pipelineRules, hits = new Map()) {
  /** @type {import('../src/api/types').TraceStep[]} */
  const steps = []
  let now = face
  const run = (/** @type {'enrich' | 'pipeline'} */ hop, /** @type {Rule[]} */ all) => {
    for (const rule of all) {
      if (rule.enabled === false || !meets(rule, now)) continue
      const next = applied(world, rule, now)
      if (next !== undefined && JSON.stringify(next) === JSON.stringify(now)) continue
      hits.set(rule.rule_id ?? '', (hits.get(rule.rule_id ?? '') ?? 0) + 1)
      steps.push({
        hop,
        code: codes[rule.kind] ?? rule.kind,
        verdict: next === undefined ? 'dropped' : 'passed',
        reason: next === undefined ? 'The pipeline dropped it.' : `${rule.kind} changed it.`,
        rule_id: rule.rule_id ?? '',
        rule_name: rule.rule_name ?? '',
        compared: next === undefined ? {} : compared(now, next),
      })
      if (next === undefined) return true
      now = next
    }
    return false
  }
  const dropped = run('enrich', rules) || (face.severity !== 'Ok' && run('pipeline', pipelineRules))
  return { after: now, steps, dropped }
}

/** @param {World} world @param {number} id @param {Stage} stage */
export const rulesOf = (world, id, stage) => world.processing.get(`${stage}/${id}`)?.[0]?.rules ?? []

/** @param {World} world @param {Stage} stage @param {number} id @param {Rule[]} rules @param {import('../src/api/types').Person} by @param {number} at */
export function setRules(world, stage, id, rules, by, at) {
  const key = `${stage}/${id}`
  const history = world.processing.get(key) ?? []
  world.processing.set(key, [
    {
      integration_id: id,
      version: history.length + 1,
      rules: rules.map((rule) => ({
        ...rule,
        rule_id: rule.rule_id ?? world.id(),
        rule_name: rule.rule_name ?? '',
        enabled: rule.enabled ?? true,
      })),
      status: 'enabled',
      updated_by: by.person_id,
      updated_by_name: by.person_name,
      updated_at: at,
    },
    ...history,
  ])
}

/** @param {string} path @param {string} message */
const invalid = (path, message) => new Refusal(400, 'InvalidParameter', `${path}: ${message}`)

/** @param {Rule[]} rules */
function check(rules) {
  for (const [index, { settings }] of rules.entries()) {
    const pattern = settings?.pattern
    if (pattern === undefined || pattern === '') continue
    try {
      new RegExp(pattern.replaceAll('(?P<', '(?<'))
    } catch (cause) {
      throw invalid(
        `rules[${index}].settings.pattern`,
        `${pattern} (expected: a regular expression; ${String(cause).split(': ').at(-1)})`,
      )
    }
  }
}

/** @param {Stage} stage @returns {(world: World, r: any) => object} */
const upsert = (stage) => (world, r) => {
  const [stored] = world.processing.get(`${stage}/${r.integration_id}`) ?? []
  const current = stored?.version ?? 0
  if (r.version !== undefined && r.version !== current)
    throw invalid(
      'version',
      `${r.version} (expected: ${current}; changed by ${stored?.updated_by_name ?? ''} at ${new Date((stored?.updated_at ?? 0) * 1000).toISOString().replace('.000', '')})`,
    )
  check(r.rules)
  setRules(world, stage, r.integration_id, r.rules, world.me, Math.floor(Date.now() / 1000))
  return {}
}

/** The rules in force with what they did of late; every third did nothing. @param {World} world @param {string} key */
function inForce(world, key) {
  const set = world.processing.get(key)?.[0]
  if (set === undefined) return null
  const rules = set.rules.map((rule, index) => {
    const hit_days = Array.from({ length: 30 }, (_, day) => (index % 3 === 2 ? 0 : (day * (index + 3)) % 7))
    const hit_cnt = hit_days.reduce((sum, each) => sum + each, 0)
    return { ...rule, hit_days, hit_cnt, last_hit_at: hit_cnt > 0 ? Math.floor(Date.now() / 1000) - 700 : 0 }
  })
  return { ...set, rules, created_at: (set.updated_at ?? 0) - 60 * 86_400 }
}

/** @param {Stage} stage @returns {(world: World, r: any) => object} */
const history = (stage) => (world, r) => {
  const all = world.processing.get(`${stage}/${r.integration_id}`) ?? []
  const from = ((r.p ?? 1) - 1) * (r.limit ?? 50)
  const to = from + (r.limit ?? 50)
  return { items: all.slice(from, to), total: all.length, has_next_page: to < all.length }
}

/** @param {World} world @param {any} r */
function preview(world, r) {
  check(r.rules ?? [])
  /** @type {Map<string, number>} */
  const hits = new Map()
  const alerts = [...world.alerts.values()]
    .filter((each) => each.integration_id === r.integration_id)
    .sort((a, b) => b.last_time - a.last_time)
    .slice(0, r.limit ?? 20)
  const items = alerts.map((alert) => {
    const before = {
      title: alert.title,
      description: alert.description,
      severity: alert.alert_severity,
      labels: alert.labels,
    }
    const result = processed(world, before, r.rules ?? [], r.pipeline_rules ?? [], hits)
    return { event_id: alert.alert_id, alert_title: alert.title, before, ...result }
  })
  const ids = [...(r.rules ?? []), ...(r.pipeline_rules ?? [])].map((each) => each.rule_id)
  return { items, rule_hits: ids.map((rule_id) => ({ rule_id, hit_cnt: hits.get(rule_id) ?? 0 })) }
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const processingOperations = {
  '/enrichment/info': (world, r) => inForce(world, `enrichment/${r.integration_id}`),
  '/enrichment/list': (world, r) => ({
    items: r.integration_ids.flatMap(
      (/** @type {number} */ id) => world.processing.get(`enrichment/${id}`)?.[0] ?? [],
    ),
  }),
  '/enrichment/upsert': upsert('enrichment'),
  '/enrichment/history/list': history('enrichment'),
  '/enrichment/preview': preview,
  '/alert/pipeline/info': (world, r) => inForce(world, `pipeline/${r.integration_id}`),
  '/alert/pipeline/upsert': upsert('pipeline'),
  '/alert/pipeline/history/list': history('pipeline'),
}
