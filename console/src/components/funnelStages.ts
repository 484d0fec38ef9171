import type { FunnelCounts } from '../api/noiseReportTypes'

export const funnelStages = ['events', 'alerts', 'incidents', 'notified'] as const
export type FunnelStage = (typeof funnelStages)[number]

export type Taker = 'recovered' | 'merged' | 'dropped' | 'suppressed' | 'joined' | 'quiet'

/** What took the rest away before a stage is reached, the greatest first; nothing that took nothing. */
export function takersBefore(stage: FunnelStage, counts: FunnelCounts): [Taker, number][] {
  const all: Record<FunnelStage, [Taker, number][]> = {
    events: [],
    alerts: [
      ['merged', counts.merged],
      ['recovered', counts.recovered],
      ['dropped', counts.dropped],
    ],
    incidents: [
      ['joined', counts.joined],
      ['suppressed', counts.suppressed],
    ],
    notified: [['quiet', Math.max(0, counts.incidents - counts.notified)]],
  }
  return all[stage].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
}

/** One decimal where it tells something: 93.4 %, 100 %, 99.9 % rather than a rounded 100. */
export function percentOf(value: number): string {
  const rounded = Math.round(value * 10) / 10
  const honest = rounded >= 100 && value < 100 ? 99.9 : rounded
  return `${Number.isInteger(honest) ? String(honest) : honest.toFixed(1)} %`
}
