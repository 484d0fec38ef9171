import type { KeyboardEvent } from 'react'

/** Tab leaves a list of choices as it leaves any field; by itself the list would take the marked choice along. */
export function leaveByTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation()
}
