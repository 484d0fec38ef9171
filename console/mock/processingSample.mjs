// @ts-check
import { addTable, put } from './mapping.mjs'
import { setRules } from './processing.mjs'

/** Rules, tables and APIs to look at. */

/** @param {import('./world.mjs').World} world @param {number} integration @param {number} now @param {number} rows */
export function sampleProcessing(world, integration, now, rows) {
  const wang = { person_id: 7, person_name: 'Wang Lei', email: 'wang.lei@example.com' }
  const owners = addTable(world, {
    schema_name: 'Service owners',
    description: 'Which team runs what; exported from the CMDB every night',
    source_labels: ['project'],
    result_labels: ['owner', 'tier'],
  })
  for (const [project, owner, tier] of [
    ['pay', '支付值班组', 'P0'],
    ['order', 'order-oncall', 'P1'],
    ['default', 'platform', 'P2'],
  ])
    put(owners, { project: project ?? '', owner: owner ?? '', tier: tier ?? '' }, '')
  for (let row = 0; row < rows; row++)
    put(
      owners,
      { project: `project-${String(row).padStart(5, '0')}`, owner: `team-${row % 40}`, tier: 'P2' },
      '',
    )
  addTable(world, {
    schema_name: '机房与机柜',
    description: '',
    source_labels: ['resource', 'region'],
    result_labels: ['rack', 'room'],
  })
  const api = (/** @type {string} */ name, /** @type {object} */ extra) => {
    const api_id = world.id()
    world.apis.set(api_id, {
      api_id,
      api_name: name,
      description: 'Business line and owner of an instance',
      url: 'https://cmdb.example/api/v2/quell/lookup',
      headers: { 'X-Source': 'quell' },
      timeout: 2,
      retry_count: 1,
      insecure_skip_verify: false,
      created_at: now - 86_400,
      updated_at: now - 86_400,
      lookup_labels: ['resource_id'],
      breaker: 'closed',
      ...extra,
    })
    return api_id
  }
  const cmdb = api('CMDB', {})
  api('Rota, old', {
    url: 'http://10.2.0.17:8080/rota',
    insecure_skip_verify: true,
    retry_count: 0,
    breaker: 'open',
  })
  /** @type {import('../src/api/processing').RuleWire[]} */
  const enrichment = [
    {
      rule_id: 'e1',
      rule_name: 'Role of the host',
      enabled: true,
      kind: 'extraction',
      if: [],
      settings: {
        source_field: 'labels.resource',
        pattern: '^(?P<result>[a-z]+(?:-[a-z]+)*)-',
        result_label: 'role',
      },
    },
    {
      rule_id: 'e2',
      rule_name: 'Owner',
      enabled: true,
      kind: 'mapping',
      if: [],
      settings: {
        mapping_type: 'schema',
        schema_id: owners.schema.schema_id,
        result_labels: ['owner', 'tier'],
      },
    },
    {
      rule_id: 'e3',
      rule_name: '',
      enabled: false,
      kind: 'mapping',
      if: [{ key: 'labels.project', oper: 'NOTIN', vals: ['default'] }],
      settings: { mapping_type: 'api', api_id: cmdb, result_labels: ['business_line'], override: true },
    },
    {
      rule_id: 'e4',
      rule_name: '',
      enabled: true,
      kind: 'drop',
      if: [],
      settings: { drop_labels: ['rule_id', 'kind'] },
    },
  ]
  /** @type {import('../src/api/processing').RuleWire[]} */
  const pipeline = [
    {
      rule_id: 'p1',
      rule_name: 'Load tests',
      enabled: true,
      kind: 'alert_drop',
      if: [[{ key: 'labels.resource', oper: 'IN', vals: ['*script*'] }]],
      settings: {},
    },
    {
      rule_id: 'p2',
      rule_name: 'Payments are P0',
      enabled: true,
      kind: 'severity_reset',
      if: [
        [{ key: 'labels.tier', oper: 'IN', vals: ['P0'] }],
        [{ key: 'labels.project', oper: 'IN', vals: ['pay', '/^pay-/'] }],
      ],
      settings: { severity: 'Critical' },
    },
    {
      rule_id: 'p3',
      rule_name: '',
      enabled: true,
      kind: 'title_reset',
      if: [[{ key: 'labels.region', oper: 'IN', vals: ['cn-*'] }]],
      settings: { title: '[${region}] ${check} on ${resource}' },
    },
    {
      rule_id: 'p4',
      rule_name: 'Database explains services',
      enabled: true,
      kind: 'alert_inhibit',
      if: [[{ key: 'severity', oper: 'IN', vals: ['Warning', 'Info'] }]],
      settings: {
        equals: ['labels.project'],
        source_filters: [[{ key: 'title', oper: 'IN', vals: ['/mysql/'] }]],
      },
    },
  ]
  setRules(world, 'enrichment', integration, enrichment.slice(0, 1), world.me, now - 6 * 86_400)
  setRules(world, 'enrichment', integration, enrichment.slice(0, 3), wang, now - 2 * 86_400)
  setRules(world, 'enrichment', integration, enrichment, world.me, now - 7200)
  setRules(world, 'pipeline', integration, pipeline.slice(1, 3), wang, now - 2 * 86_400)
  setRules(world, 'pipeline', integration, pipeline, wang, now - 3600)
}
