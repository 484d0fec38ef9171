import type { Alert, FeedItem } from '../api/types'

export type Single =
  | { kind: 'feed'; at: number; key: string; item: FeedItem }
  | { kind: 'joined'; at: number; key: string; alert: Alert; item?: FeedItem }
  | { kind: 'recovered'; at: number; key: string; alert: Alert }

type Run = 'joined' | 'recovered'

/** A long run of the same, told in one line until the reader wants it in full. */
export type Chapter = Single | { kind: 'run'; of: Run; at: number; key: string; chapters: Single[] }

const fewEnough = 5

/** Alerts and timeline as one story, the newest first; an alert appears where it joined and where it recovered. */
export function story(feed: FeedItem[], alerts: Alert[]): Chapter[] {
  const byId = new Map(alerts.map((alert) => [alert.alert_id, alert]))
  const told = new Set<string>()
  const chapters: Single[] = []

  for (const [index, item] of feed.entries()) {
    const at = Math.floor(item.created_at / 1000)
    const alert = item.type === 'a_merge' ? byId.get(item.detail?.alert_id ?? '') : undefined
    const key = `${item.type}-${item.created_at}-${item.detail?.alert_id ?? index}`
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
  return folded(chapters.sort((a, b) => b.at - a.at || order(b) - order(a)))
}

function runOf(chapter: Single): Run | undefined {
  if (chapter.kind !== 'feed') return chapter.kind
  return chapter.item.type === 'a_merge' ? 'joined' : undefined
}

function folded(chapters: Single[]): Chapter[] {
  const told: Chapter[] = []
  for (let from = 0; from < chapters.length;) {
    const of = runOf(chapters[from] as Single)
    let to = from + 1
    while (of !== undefined && to < chapters.length && runOf(chapters[to] as Single) === of) to++
    const run = chapters.slice(from, to)
    const [first, last] = [run[0], run.at(-1)]
    if (of !== undefined && run.length > fewEnough && first !== undefined && last !== undefined)
      told.push({ kind: 'run', of, at: first.at, key: `run-${last.key}`, chapters: run })
    else told.push(...run)
    from = to
  }
  return told
}

/** Within one second: opened, then joined, then what people did, then recovered, then closed. */
function order(chapter: Single): number {
  if (chapter.kind === 'joined') return 1
  if (chapter.kind === 'recovered') return 3
  if (chapter.item.type === 'i_new') return 0
  return chapter.item.type === 'i_rslv' ? 4 : 2
}
