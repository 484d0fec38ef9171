import type { Because } from '../api/escalationTypes'
import type { Strings } from '../i18n/en'

/** Why somebody is told, or nobody, in words. */
export function because({ code, name }: Because, t: Strings): string {
  return t.escalation.because[code]?.(name) ?? name
}
