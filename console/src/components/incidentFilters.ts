import type { Incident, IncidentListRequest, Progress, Severity } from '../api/types'

export const views = ['open', 'Triggered', 'Processing', 'Closed', 'all'] as const
export type View = (typeof views)[number]
export const severities: readonly Severity[] = ['Critical', 'Warning', 'Info']

export interface IncidentFilters {
  view: View
  severities: Severity[]
  channelId: number | undefined
  query: string
  /** Only what was held back at some time. */
  muted: boolean
  /** Only what the reader takes part in. */
  mine: boolean
}

const viewProgress: Record<View, Progress[]> = {
  open: ['Triggered', 'Processing'],
  Triggered: ['Triggered'],
  Processing: ['Processing'],
  Closed: ['Closed'],
  all: [],
}

/** Reads the address; what makes no sense there is left out. */
export function filtersFrom(search: URLSearchParams): IncidentFilters {
  const channel = Number(search.get('channel'))
  const wanted = (search.get('severity') ?? '').split(',')
  return {
    view: views.find((each) => each === search.get('view')) ?? 'open',
    severities: severities.filter((each) => wanted.includes(each)),
    channelId: Number.isInteger(channel) && channel > 0 ? channel : undefined,
    query: search.get('q') ?? '',
    muted: search.has('muted'),
    mine: search.has('mine'),
  }
}

/** Writes the address; what is usual stays out of it. */
export function searchFrom(filters: IncidentFilters): URLSearchParams {
  const search = new URLSearchParams()
  if (filters.view !== 'open') search.set('view', filters.view)
  if (filters.severities.length > 0) search.set('severity', filters.severities.join(','))
  if (filters.channelId !== undefined) search.set('channel', String(filters.channelId))
  if (filters.query !== '') search.set('q', filters.query)
  if (filters.muted) search.set('muted', '')
  if (filters.mine) search.set('mine', '')
  return search
}

export function requestFrom(filters: IncidentFilters, me: number): IncidentListRequest {
  const progress = viewProgress[filters.view]
  return {
    ...(progress.length > 0 ? { progress: progress.join(',') } : {}),
    ...(filters.severities.length > 0 ? { incident_severity: filters.severities.join(',') } : {}),
    ...(filters.channelId !== undefined ? { channel_ids: [filters.channelId] } : {}),
    ...(filters.query !== '' ? { query: filters.query } : {}),
    ...(filters.muted ? { ever_muted: true } : {}),
    ...(filters.mine ? { responder_ids: [me] } : {}),
  }
}

/** Whether a row shown still belongs to the view; one that does not stays, greyed, until the list is renewed. */
export function belongs(incident: Incident, request: IncidentListRequest): boolean {
  const progress = request.progress?.split(',')
  const severity = request.incident_severity?.split(',')
  const people = request.responder_ids
  return (
    (progress === undefined || progress.includes(incident.progress)) &&
    (severity === undefined || severity.includes(incident.incident_severity)) &&
    (people === undefined || incident.responders.some((each) => people.includes(each.person_id)))
  )
}
