import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import type { CaseChange, RouteDiff } from './routeDiff'

/** What differs, counted in a few words. */
export function diffSummary(diff: RouteDiff, t: Strings, format: Formats): string {
  const words = t.routes.summary
  const kinds = ['added', 'removed', 'changed', 'moved'] satisfies CaseChange['kind'][]
  const parts = kinds.flatMap((kind) => {
    const count = diff.cases.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [words[kind](format.number(count))]
  })
  if (diff.default !== undefined) parts.push(words.default)
  if (diff.sections) parts.push(words.sections)
  return parts.length === 0 ? words.nothing : parts.join(words.between)
}
