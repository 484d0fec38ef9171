import type { RouteBody, RouteCase } from '../api/routingTypes'

export type DraftRow =
  { key: string; kind: 'case'; case: RouteCase } | { key: string; kind: 'section'; name: string }

/** Headings stand among the cases as rows of their own, so that moving a case past one changes its section. */
export interface RouteDraft {
  rows: readonly DraftRow[]
  defaultIds: number[]
}

let serial = 0
const nextKey = () => `row-${++serial}`

export const caseRow = (each: RouteCase): DraftRow => ({ key: nextKey(), kind: 'case', case: each })
export const sectionRow = (name: string): DraftRow => ({ key: nextKey(), kind: 'section', name })

/** What an empty new rule says; as elsewhere, the next cases are tried too. */
export const newCase = (): RouteCase => ({
  if: [{ key: 'severity', oper: 'IN', vals: [] }],
  channel_ids: [],
  fallthrough: true,
})

export function draftOf(body: RouteBody): RouteDraft {
  const rows: DraftRow[] = []
  const sections = body.sections.toSorted((a, b) => a.position - b.position)
  let next = 0
  for (let position = 0; position <= body.cases.length; position++) {
    for (; next < sections.length && (sections[next]?.position ?? 0) <= position; next++)
      rows.push(sectionRow(sections[next]?.name ?? ''))
    const each = body.cases[position]
    if (each !== undefined) rows.push(caseRow(each))
  }
  for (; next < sections.length; next++) rows.push(sectionRow(sections[next]?.name ?? ''))
  return { rows, defaultIds: body.default.channel_ids }
}

export function bodyOf(draft: RouteDraft): RouteBody {
  const body: RouteBody = { cases: [], sections: [], default: { channel_ids: draft.defaultIds } }
  for (const row of draft.rows) {
    if (row.kind === 'case') body.cases.push(row.case)
    else body.sections.push({ name: row.name, position: body.cases.length })
  }
  return body
}

/** The keys of the cases in the order the server sees them. */
export function caseKeys(draft: RouteDraft): string[] {
  return draft.rows.flatMap((row) => (row.kind === 'case' ? [row.key] : []))
}

/** Takes the row at `from` and puts it where `to` then stands. */
export function moved<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const row = rows[from]
  const end = Math.max(0, Math.min(rows.length - 1, to))
  if (row === undefined || from === end) return rows
  return rows.toSpliced(from, 1).toSpliced(end, 0, row)
}

/** Where among the rows the case must go to become the `place`-th case, counted from 0. */
export function rowOfPlace(rows: readonly DraftRow[], key: string, place: number): number {
  const others = rows.filter((row) => row.key !== key)
  let seen = 0
  for (let at = 0; at < others.length; at++) {
    if (others[at]?.kind !== 'case') continue
    if (seen === place) return at
    seen++
  }
  return others.length
}

export function inserted(rows: readonly DraftRow[], row: DraftRow, after?: string): readonly DraftRow[] {
  const at = rows.findIndex((each) => each.key === after)
  return at === -1 ? [...rows, row] : rows.toSpliced(at + 1, 0, row)
}

export function replaced(rows: readonly DraftRow[], row: DraftRow): readonly DraftRow[] {
  return rows.map((each) => (each.key === row.key ? row : each))
}
