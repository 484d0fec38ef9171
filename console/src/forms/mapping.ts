/** Targets a field mapping may fill, in the order a person thinks of them; labels are apart. */
export const targets = ['title', 'event_status', 'description', 'alert_key'] as const
export type Target = (typeof targets)[number]

export const statuses = ['Critical', 'Warning', 'Info', 'Ok'] as const

export interface LabelRow {
  name: string
  template: string
}

export interface FieldDraft {
  fields: Record<Target, string>
  /** A template that brings all labels at once; while it is set the rows are not used. */
  allLabels: string | undefined
  labels: LabelRow[]
  /** What the table has no row for, kept as it is. */
  others: Record<string, string>
}

export interface ValueRow {
  path: string
  value: string
  status: string
}

/** A text that is no JSON, or is one the table cannot show. */
export type Read<T> = { draft: T } | { problem: 'json'; detail: string } | { problem: 'shape' }

const noFields: Record<Target, string> = { title: '', event_status: '', description: '', alert_key: '' }
export const emptyFields: FieldDraft = { fields: noFields, allLabels: undefined, labels: [], others: {} }

function objectIn(text: string): Read<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: 'json', detail: error instanceof Error ? error.message : String(error) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'shape' }
  return { draft: value as Record<string, unknown> }
}

/** Why a text is not JSON, or undefined; empty is for the caller to judge. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined
  const read = objectIn(text)
  return 'problem' in read && read.problem === 'json' ? read.detail : undefined
}

export function readFieldMapping(text: string): Read<FieldDraft> {
  if (text.trim() === '') return { draft: emptyFields }
  const read = objectIn(text)
  if ('problem' in read) return read
  const draft: FieldDraft = { fields: { ...noFields }, allLabels: undefined, labels: [], others: {} }
  for (const [name, value] of Object.entries(read.draft)) {
    if (name === 'labels' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [label, template] of Object.entries(value)) {
        if (typeof template !== 'string') return { problem: 'shape' }
        draft.labels.push({ name: label, template })
      }
    } else if (typeof value !== 'string') return { problem: 'shape' }
    else if (name === 'labels') draft.allLabels = value
    else if ((targets as readonly string[]).includes(name)) draft.fields[name as Target] = value
    else draft.others[name] = value
  }
  return { draft }
}

/** Empty rows are left out; an empty table is an empty text. */
export function writeFieldMapping(draft: FieldDraft): string {
  const out: Record<string, unknown> = {}
  for (const target of targets) {
    if (draft.fields[target].trim() !== '') out[target] = draft.fields[target]
  }
  Object.assign(out, draft.others)
  const labels = draft.labels.filter((each) => each.name.trim() !== '')
  if (draft.allLabels !== undefined) {
    if (draft.allLabels.trim() !== '') out.labels = draft.allLabels
  } else if (labels.length > 0) {
    out.labels = Object.fromEntries(labels.map((each) => [each.name.trim(), each.template]))
  }
  return Object.keys(out).length === 0 ? '' : JSON.stringify(out, null, 2)
}

export function readValueMapping(text: string): Read<ValueRow[]> {
  if (text.trim() === '') return { draft: [] }
  const read = objectIn(text)
  if ('problem' in read) return read
  const rows: ValueRow[] = []
  for (const [path, values] of Object.entries(read.draft)) {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return { problem: 'shape' }
    for (const [value, status] of Object.entries(values)) {
      if (typeof status !== 'string') return { problem: 'shape' }
      rows.push({ path, value, status })
    }
  }
  return { draft: rows }
}

/** Rows of one path come together, in the order in which the paths were first named. */
export function writeValueMapping(rows: ValueRow[]): string {
  const out = new Map<string, Record<string, string>>()
  for (const { path, value, status } of rows) {
    if (path.trim() === '' || value === '') continue
    out.set(path.trim(), { ...out.get(path.trim()), [value]: status })
  }
  return out.size === 0 ? '' : JSON.stringify(Object.fromEntries(out), null, 2)
}
