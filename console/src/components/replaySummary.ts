import type { Outcome, ReplayItem } from '../api/types'
import { outcomes } from './deliveryFilters'

export interface ReplaySummary {
  /** Events by how they ended this time, those that want something done first. */
  outcomes: [outcome: Outcome, count: number][]
  /** Deliveries that were read and rejected again, or hold nothing to do. */
  rejected: number
  nothing: number
  /** Taken in but not judged when the server answered. */
  waiting: number
  /** Why some were not replayed, and how many each. */
  refused: [reason: string, count: number][]
}

export function replaySummary(items: ReplayItem[]): ReplaySummary {
  const counts = new Map<Outcome, number>()
  const refused = new Map<string, number>()
  const summary = { rejected: 0, nothing: 0, waiting: 0 }
  for (const item of items) {
    const ended = outcomes.filter((each) => (item.outcomes?.[each] ?? 0) > 0)
    if (item.replay_id === '') refused.set(item.reason, (refused.get(item.reason) ?? 0) + 1)
    else if (item.verdict === 'rejected') summary.rejected++
    else if (item.verdict === 'nothing_to_do') summary.nothing++
    else if (ended.length === 0) summary.waiting++
    for (const each of ended) counts.set(each, (counts.get(each) ?? 0) + (item.outcomes[each] ?? 0))
  }
  return {
    ...summary,
    outcomes: outcomes.flatMap((each): [Outcome, number][] => {
      const count = counts.get(each)
      return count === undefined ? [] : [[each, count]]
    }),
    refused: [...refused].sort((a, b) => b[1] - a[1]),
  }
}
