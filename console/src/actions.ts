import type { IncidentAction } from './api/incidents'
import type { Progress } from './api/types'

const allowed: Record<Progress, readonly IncidentAction[]> = {
  Triggered: ['ack', 'resolve'],
  Processing: ['resolve', 'unack'],
  Closed: ['reopen'],
}

/** What may be done to an incident in this state, the likeliest first. */
export function actionsFor(progress: Progress): readonly IncidentAction[] {
  return allowed[progress]
}

/** Those of a selection that an action leaves as they are. */
export function refusedBy<T extends { progress: Progress }>(action: IncidentAction, selection: T[]): T[] {
  return selection.filter((each) => !allowed[each.progress].includes(action))
}

/** Those of a selection that an action would change. */
export function affectedBy<T extends { progress: Progress }>(action: IncidentAction, selection: T[]): T[] {
  return selection.filter((each) => allowed[each.progress].includes(action))
}
