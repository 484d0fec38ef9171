import { refusedBy } from '../actions'
import type { IncidentAction } from '../api/incidents'
import type { Incident } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

const mostNamed = 3

/** Which of a selection an action leaves as they are, and why; undefined when it changes all. */
export function bulkRefusal(
  action: IncidentAction,
  chosen: Pick<Incident, 'title' | 'progress'>[],
  t: Strings,
  format: Formats,
): string | undefined {
  const refused = refusedBy(action, chosen)
  if (refused.length === 0) return undefined
  const named = refused.slice(0, mostNamed).map((each) => t.action.quoted(each.title))
  const more = refused.length - named.length
  const which = named.join(t.action.between) + (more > 0 ? t.action.andMore(format.number(more)) : '')
  return t.action.leftOut(format.number(refused.length), which, t.action.leftOutWhy[action])
}
