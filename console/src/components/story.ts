import type { Alert, FeedItem } from '../api/types'

export type Chapter =
  | { kind: 'feed'; at: number; key: string; item: FeedItem }
  | { kind: 'joined'; at: number; key: string; alert: Alert; item?: FeedItem }
  | { kind: 'recovered'; at: number; key: string; alert: Alert }

/** Alerts and timeline as one story, the newest first; an alert appears where it joined and where it recovered. */
export function story(feed: FeedItem[], alerts: Alert[]): Chapter[] {
  const byId = new Map(alerts.map((alert) => [alert.alert_id, alert]))
  const told = new Set<string>()
  const chapters: Chapter[] = []

  for (const [index, item] of feed.entries()) {
    const at = Math.floor(item.created_at / 1000)
    const alert = item.type === 'a_merge' ? byId.get(item.detail?.alert_id ?? '') : undefined
    const key = `${item.type}-${item.created_at}-${index}`
    if (alert === undefined) chapters.push({ kind: 'feed', at, key, item })
    else {
      told.add(alert.alert_id)
      chapters.push({ kind: 'joined', at, key, alert, item })
    }
  }
  for (const alert of alerts) {
    if (!told.has(alert.alert_id))
      chapters.push({ kind: 'joined', at: alert.start_time, key: `joined-${alert.alert_id}`, alert })
    if (alert.end_time > 0)
      chapters.push({ kind: 'recovered', at: alert.end_time, key: `recovered-${alert.alert_id}`, alert })
  }
  return chapters.sort((a, b) => b.at - a.at || order(b) - order(a))
}

/** Within one second: opened, then joined, then what people did, then recovered, then closed. */
function order(chapter: Chapter): number {
  if (chapter.kind === 'joined') return 1
  if (chapter.kind === 'recovered') return 3
  if (chapter.item.type === 'i_new') return 0
  return chapter.item.type === 'i_rslv' ? 4 : 2
}
