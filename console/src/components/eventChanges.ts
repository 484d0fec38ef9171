import type { EventFace } from '../api/processingTypes'
import { textDiff, type Run } from './textDiff'

export type FieldChange =
  | { field: 'title' | 'description'; before: Run[]; after: Run[] }
  | { field: 'severity'; before: EventFace['severity']; after: EventFace['severity'] }
  | { field: 'label'; name: string; kind: 'added'; after: Run[] }
  | { field: 'label'; name: string; kind: 'removed'; before: Run[] }
  | { field: 'label'; name: string; kind: 'changed'; before: Run[]; after: Run[] }

const whole = (text: string): Run[] => [{ text, changed: true }]

/** What processing made of an event, field by field; what stayed the same is left out. */
export function eventChanges(before: EventFace, after: EventFace): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of ['title', 'description'] as const)
    if (before[field] !== after[field]) changes.push({ field, ...textDiff(before[field], after[field]) })
  if (before.severity !== after.severity)
    changes.push({ field: 'severity', before: before.severity, after: after.severity })
  const names = [...new Set([...Object.keys(before.labels), ...Object.keys(after.labels)])]
  for (const name of names.sort((a, b) => a.localeCompare(b))) {
    const [old, young] = [before.labels[name], after.labels[name]]
    if (old === young) continue
    if (old === undefined && young !== undefined)
      changes.push({ field: 'label', name, kind: 'added', after: whole(young) })
    else if (young === undefined && old !== undefined)
      changes.push({ field: 'label', name, kind: 'removed', before: whole(old) })
    else if (old !== undefined && young !== undefined)
      changes.push({ field: 'label', name, kind: 'changed', ...textDiff(old, young) })
  }
  return changes
}
