import type { DeliveryListRequest } from '../api/deliveries'
import type { DeliveryVerdict, Outcome } from '../api/types'

export const verdicts: readonly DeliveryVerdict[] = [
  'accepted',
  'duplicate',
  'nothing_to_do',
  'rejected',
  'set_aside',
]

/** Those that want something done come first. */
export const outcomes: readonly Outcome[] = [
  'unrouted',
  'set_aside',
  'opened',
  'joined',
  'merged',
  'recovered',
  'suppressed',
  'dropped',
  'ignored',
]

export const ranges = ['24h', '7d', 'all'] as const
export type Range = (typeof ranges)[number]

const rangeHours: Record<Range, number | undefined> = { '24h': 24, '7d': 7 * 24, all: undefined }

export interface DeliveryFilters {
  verdict: DeliveryVerdict | undefined
  outcome: Outcome | undefined
  range: Range
  query: string
}

/** Reads the address; what makes no sense there is left out. */
export function deliveryFiltersFrom(search: URLSearchParams): DeliveryFilters {
  return {
    verdict: verdicts.find((each) => each === search.get('verdict')),
    outcome: outcomes.find((each) => each === search.get('outcome')),
    range: ranges.find((each) => each === search.get('range')) ?? 'all',
    query: search.get('q') ?? '',
  }
}

/** Writes the address; what is usual stays out of it. */
export function deliverySearchFrom(filters: DeliveryFilters): Record<string, string> {
  return {
    ...(filters.verdict === undefined ? {} : { verdict: filters.verdict }),
    ...(filters.outcome === undefined ? {} : { outcome: filters.outcome }),
    ...(filters.range === 'all' ? {} : { range: filters.range }),
    ...(filters.query === '' ? {} : { q: filters.query }),
  }
}

export function deliveryRequestFrom(integrationId: number, filters: DeliveryFilters): DeliveryListRequest {
  const hours = rangeHours[filters.range]
  const query = filters.query.trim()
  return {
    integration_id: integrationId,
    ...(filters.verdict === undefined ? {} : { verdict: filters.verdict }),
    ...(filters.outcome === undefined ? {} : { outcome: filters.outcome }),
    ...(hours === undefined ? {} : { hours }),
    ...(query === '' ? {} : { query }),
  }
}
