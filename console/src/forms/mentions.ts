import type { Member } from '../api/people'

/** Whom a comment speaks to: everybody whose name follows an `@`; of names within names the longest counts. */
export function mentioned(text: string, people: readonly Member[]): number[] {
  const byLength = [...people].sort((a, b) => b.member_name.length - a.member_name.length)
  const found = new Set<number>()
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1)
    const who = byLength.find((each) => each.member_name !== '' && rest.startsWith(each.member_name))
    if (who !== undefined) found.add(who.member_id)
  }
  return [...found]
}
