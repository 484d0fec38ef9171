import type { Incident } from '../api/types'

/**
 * Rows keep the order in which they were first shown; newer copies replace them in place.
 * What is in the newest page and not shown yet is fresh: it waits until the reader asks. While more
 * pages are to come, only what is newer than the last row shown counts; the rest moved up by itself.
 */
export function liveRows(
  shown: Incident[],
  head: Incident[],
  visible: Incident[],
  more = false,
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
  const last = more ? (shown.at(-1)?.created_at ?? 0) : 0
  return {
    rows: [...rows.values()],
    fresh: head.filter((each) => !rows.has(each.incident_id) && (!more || each.created_at >= last)),
  }
}
