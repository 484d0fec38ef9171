import type { IntegrationListRequest } from '../api/integrations'
import type { Integration, IntegrationType, Trouble } from '../api/types'

export const troubles: readonly Trouble[] = ['rejected', 'unrouted', 'set_aside', 'refused']
export const conditions = ['enabled', 'disabled', 'silent', 'trouble'] as const
export type Condition = (typeof conditions)[number]
export const scopes = ['shared', 'all'] as const
export type Scope = (typeof scopes)[number]

export interface IntegrationFilters {
  scope: Scope
  category: string
  condition: Condition | undefined
  query: string
}

/** Reads the address; what makes no sense there is left out. */
export function integrationFiltersFrom(search: URLSearchParams): IntegrationFilters {
  return {
    scope: search.get('scope') === 'all' ? 'all' : 'shared',
    category: search.get('category') ?? '',
    condition: conditions.find((each) => each === search.get('status')),
    query: search.get('q') ?? '',
  }
}

/** Writes the address; what is usual stays out of it. */
export function integrationSearchFrom(filters: IntegrationFilters): Record<string, string> {
  return {
    ...(filters.scope === 'shared' ? {} : { scope: filters.scope }),
    ...(filters.category === '' ? {} : { category: filters.category }),
    ...(filters.condition === undefined ? {} : { status: filters.condition }),
    ...(filters.query === '' ? {} : { q: filters.query }),
  }
}

export function integrationRequestFrom(filters: IntegrationFilters): IntegrationListRequest {
  const query = filters.query.trim()
  return {
    ...(filters.scope === 'shared' ? { channel_id: 0 } : {}),
    ...(query === '' ? {} : { query }),
    ...(filters.category === '' ? {} : { category: filters.category }),
    ...(filters.condition === undefined ? {} : { status: filters.condition }),
  }
}

export function troubleCount(integration: Integration): number {
  return troubles.reduce((sum, each) => sum + (integration.trouble_24h?.[each] ?? 0), 0)
}

/** Whether a row belongs to the view; a server that does not know these filters leaves it to us. */
export function wanted(
  integration: Integration,
  type: IntegrationType | undefined,
  filters: IntegrationFilters,
): boolean {
  if (filters.scope === 'shared' && integration.channel_id !== 0) return false
  if (filters.category !== '' && type?.category !== filters.category) return false
  if (filters.condition === undefined) return true
  if (filters.condition === 'silent') return integration.is_silent
  if (filters.condition === 'trouble') return troubleCount(integration) > 0
  return integration.status === filters.condition
}
