// @ts-check
import { existing, paged, Refusal } from './answers.mjs'

/** Mapping tables with their rows, and mapping APIs. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/mappingTypes').MappingTable} Schema */
/** @typedef {import('../src/api/mappingTypes').MappingRow} Row */
/** @typedef {{ schema: Schema, rows: Map<string, Row> }} Table */

const seconds = () => Math.floor(Date.now() / 1000)
const invalid = (/** @type {string} */ message) => new Refusal(400, 'InvalidParameter', message)

/** @param {Schema} schema @param {Record<string, string>} fields */
const keyOf = (schema, fields) => schema.source_labels.map((name) => fields[name]).join('|')

/** @param {World} world @param {string} id */
const tableOf = (world, id) => existing(world.tables.get(id))

/** @param {Table} table */
const told = ({ schema, rows }) => ({ ...schema, row_cnt: rows.size })

/** @param {Table} table @param {Record<string, string>} doc @param {string} place */
export function put(table, doc, place) {
  const { schema, rows } = table
  for (const name of [...schema.source_labels, ...schema.result_labels])
    if (doc[name] === undefined) throw invalid(`${place}.${name}: missing (expected: a text)`)
  const key = keyOf(schema, doc)
  const now = seconds()
  rows.set(key, { key, fields: doc, created_at: rows.get(key)?.created_at ?? now, updated_at: now })
  schema.updated_at = now
  return key
}

/** @param {World} world @param {import('../src/api/mappingTypes').NewMappingTable} wanted */
export function addTable(world, wanted) {
  const schema_id = world.id()
  /** @type {Table} */
  const table = {
    schema: { schema_id, ...wanted, created_at: seconds(), updated_at: seconds() },
    rows: new Map(),
  }
  world.tables.set(schema_id, table)
  return table
}

/** One line of CSV without line breaks inside its cells. @param {string} line */
const cells = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((each) =>
    (each[1]?.replaceAll('""', '"') ?? each[2] ?? '').trim(),
  )

/** @param {World} world @param {URLSearchParams} query @param {string} text the body of the request, multipart */
export function uploaded(world, query, text) {
  const table = tableOf(world, query.get('schema_id') ?? '')
  const file = text
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join('\n\n')
    .replace(/\r?\n--[^\n]*--\s*$/, '')
  const lines = file
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const head = cells(lines[0] ?? '')
  const names = [...table.schema.source_labels, ...table.schema.result_labels]
  const absent = names.find((name) => !head.includes(name))
  if (absent !== undefined)
    throw invalid(`file: the header row is ${head.join(', ')} (expected: ${names.join(', ')})`)
  const fresh = { schema: table.schema, rows: new Map() }
  for (const [index, line] of lines.slice(1).entries()) {
    const values = cells(line)
    if (values.length !== head.length)
      throw invalid(`file row ${index + 2}: ${values.length} cells (expected: ${head.length})`)
    const doc = Object.fromEntries(head.map((name, at) => [name, values[at] ?? '']))
    if (fresh.rows.has(keyOf(table.schema, doc)))
      throw invalid(
        `file row ${index + 2}: ${table.schema.source_labels.map((name) => `${name}=${doc[name]}`).join(', ')} is there already (expected: each combination once)`,
      )
    put(fresh, doc, `file row ${index + 2}`)
  }
  table.rows = new Map([...(query.get('do_not_truncate_first') === 'TRUE' ? table.rows : []), ...fresh.rows])
  return {}
}

/** @param {World} world @param {any} r */
export function csv(world, r) {
  const { schema, rows } = tableOf(world, r.schema_id)
  const names = [...schema.source_labels, ...schema.result_labels]
  const cell = (/** @type {string} */ text) =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  return [names, ...[...rows.values()].map((row) => names.map((name) => row.fields[name] ?? ''))]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
}

/** @param {World} world @param {string} id @param {string} what */
function refuseWhenUsed(world, id, what) {
  const users = [...world.processing.values()].flatMap(([newest]) =>
    newest?.rules.some((each) => each.settings?.schema_id === id || each.settings?.api_id === id)
      ? [world.integrations.get(newest.integration_id)?.name ?? '']
      : [],
  )
  if (users.length > 0)
    throw new Refusal(
      400,
      'ReferenceExist',
      `${what}: used by the enrichment of ${users.join(', ')} (expected: one that no rule looks up)`,
    )
}

/** @param {World} world @param {any} r */
function rows(world, r) {
  const { rows: all } = tableOf(world, r.schema_id)
  const found = [...all.values()]
    .filter((row) => Object.entries(r.query ?? {}).every(([name, value]) => row.fields[name] === value))
    .sort((a, b) => b.updated_at - a.updated_at || a.key.localeCompare(b.key))
  return paged(found, r)
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const mappingOperations = {
  '/enrichment/mapping/schema/list': (world) => ({
    total: world.tables.size,
    items: [...world.tables.values()].map(told),
  }),
  '/enrichment/mapping/schema/info': (world, r) => told(tableOf(world, r.schema_id)),
  '/enrichment/mapping/schema/create': (world, r) => {
    if ([...world.tables.values()].some((each) => each.schema.schema_name === r.schema_name))
      throw invalid(`schema_name: "${r.schema_name}" (expected: a name no other table has)`)
    const { schema } = addTable(world, r)
    return { schema_id: schema.schema_id, schema_name: schema.schema_name }
  },
  '/enrichment/mapping/schema/update': (world, { schema_id, ...change }) => {
    Object.assign(tableOf(world, schema_id).schema, change, { updated_at: seconds() })
    return {}
  },
  '/enrichment/mapping/schema/delete': (world, r) => {
    refuseWhenUsed(world, r.schema_id, 'schema_id')
    world.tables.delete(r.schema_id)
    return {}
  },
  '/enrichment/mapping/data/list': rows,
  '/enrichment/mapping/data/upsert': (world, r) => ({
    keys: r.docs.map((/** @type {any} */ doc, /** @type {number} */ index) =>
      put(tableOf(world, r.schema_id), doc, `docs[${index}]`),
    ),
  }),
  '/enrichment/mapping/data/delete': (world, r) => {
    for (const key of r.keys) tableOf(world, r.schema_id).rows.delete(key)
    return {}
  },
  '/enrichment/mapping/data/truncate': (world, r) => {
    tableOf(world, r.schema_id).rows.clear()
    return {}
  },
  '/enrichment/mapping/api/list': (world) => ({ total: world.apis.size, items: [...world.apis.values()] }),
  '/enrichment/mapping/api/info': (world, r) => world.apis.get(r.api_id) ?? null,
  '/enrichment/mapping/api/create': (world, r) => {
    const api_id = world.id()
    world.apis.set(api_id, {
      api_id,
      ...r,
      created_at: seconds(),
      updated_at: seconds(),
      breaker: 'closed',
    })
    return { api_id, api_name: r.api_name }
  },
  '/enrichment/mapping/api/update': (world, { api_id, ...change }) => {
    Object.assign(existing(world.apis.get(api_id)), change, { updated_at: seconds() })
    return {}
  },
  '/enrichment/mapping/api/delete': (world, r) => {
    refuseWhenUsed(world, r.api_id, 'api_id')
    world.apis.delete(r.api_id)
    return {}
  },
}
