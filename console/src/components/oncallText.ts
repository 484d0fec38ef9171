import type { Finding, RoleMembers, Shift } from '../api/oncallTypes'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

/** What telling who is on call needs beside the shifts. */
export interface Book {
  names: ReadonlyMap<number, string>
  roles: ReadonlyMap<number, string>
  t: Strings
}

const weekSeconds = 6 * 86_400

export const personName = (id: number, { names, t }: Pick<Book, 'names' | 't'>) =>
  names.get(id) || t.oncall.unknownPerson(String(id))

/** `Ann, Ben (backup)`; nobody is told as nobody. */
export function membersText(members: readonly RoleMembers[], book: Book): string {
  const { t, roles } = book
  const said = members.flatMap(({ role_id, person_ids }) => {
    const role = role_id === 0 ? '' : (roles.get(role_id) ?? '')
    return person_ids.map((id) => {
      const name = personName(id, book)
      return role === '' ? name : t.oncall.inRole(name, role)
    })
  })
  return said.length === 0 ? t.oncall.nobody : [...new Set(said)].join(t.action.between)
}

export const shiftText = (shift: Shift, book: Book) => membersText(shift.group.members, book)

/** A point in time as near as the reader needs it: within the week by its day, else by its date. */
export function whenText(at: number, now: number, zone: string, format: Formats): string {
  const told = format.zoned(zone)
  return Math.abs(at - now) < weekSeconds ? told.weekClock(at) : told.moment(at)
}

/** From when to when; the day is told once where it is the same. */
export function spanText(start: number, end: number, zone: string, format: Formats): string {
  const told = format.zoned(zone)
  const same = told.day(start) === told.day(end)
  return `${told.moment(start)} – ${same ? told.clock(end) : told.moment(end)}`
}

/** The layers the server names in quotation marks. */
const quoted = (text: string) => [...text.matchAll(/"([^"]*)"/g)].map((each) => each[1] ?? '')

/** What was found, in the reader's words; the span stands beside it. */
export function findingText(finding: Finding, book: Book): string {
  const { t } = book
  const words = t.oncall.finding
  const between = t.action.between
  const names = quoted(finding.text).map(t.action.quoted).join(between)
  switch (finding.code) {
    case 'gap':
      return words.gap
    case 'layers_overlap':
      return words.layers_overlap(names)
    case 'overrides_overlap':
      return words.overrides_overlap(names)
    case 'person_twice': {
      const id = /member (\d+)/.exec(finding.text)?.[1]
      return words.person_twice(id === undefined ? t.incident.somebody : personName(Number(id), book))
    }
    default:
      return finding.text
  }
}
