import type { Delivery } from '../api/types'

/**
 * Rows keep their places; a newer copy of one, now judged or replayed, replaces it where it stands.
 * What came in after the newest row shown waits until the reader asks.
 */
export function liveDeliveries(shown: Delivery[], head: Delivery[]): { rows: Delivery[]; fresh: Delivery[] } {
  const copies = new Map(head.map((each) => [each.delivery_id, each]))
  const rows = new Map<string, Delivery>()
  for (const each of shown) {
    if (!rows.has(each.delivery_id)) rows.set(each.delivery_id, copies.get(each.delivery_id) ?? each)
  }
  const newest = shown.reduce((latest, each) => Math.max(latest, each.received_at), 0)
  return {
    rows: [...rows.values()],
    fresh: head.filter((each) => !rows.has(each.delivery_id) && each.received_at >= newest),
  }
}

/** Whether the last page stopped because the server had read enough, not because it was full. */
export function gaveUp(
  page: { items: unknown[]; has_next_page?: boolean; searched_back_to?: number },
  full: number,
) {
  return page.has_next_page === true && (page.searched_back_to ?? 0) > 0 && page.items.length < full
}
