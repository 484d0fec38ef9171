import type { Incident } from '../api/types'

/**
 * Rows keep the order in which they were first shown; newer copies replace them in place.
 * What is in the newest page and not shown yet is fresh: it waits until the reader asks.
 */
export function liveRows(
  shown: Incident[],
  head: Incident[],
  visible: Incident[],
): { rows: Incident[]; fresh: Incident[] } {
  const newest = new Map<string, Incident>()
  for (const each of [...head, ...visible]) {
    const known = newest.get(each.incident_id)
    if (known === undefined || known.updated_at <= each.updated_at) newest.set(each.incident_id, each)
  }
  const rows = new Map<string, Incident>()
  for (const each of shown) {
    if (rows.has(each.incident_id)) continue
    const copy = newest.get(each.incident_id)
    rows.set(each.incident_id, copy !== undefined && copy.updated_at >= each.updated_at ? copy : each)
  }
  return { rows: [...rows.values()], fresh: head.filter((each) => !rows.has(each.incident_id)) }
}
