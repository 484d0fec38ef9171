import type { NoticeState, SentNotice } from '../api/moves'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { mediumName } from './escalationSentence'

/** How many arrived and how many did not; those under way count for neither. */
export function noticeCounts(notices: readonly Pick<SentNotice, 'state'>[]) {
  const count = (...states: NoticeState[]) => notices.filter((each) => states.includes(each.state)).length
  return { delivered: count('delivered'), failed: count('failed', 'not_sent', 'unreachable') }
}

/** Who was told by what; of somebody who is gone the server knows no name, of a robot without one the kind. */
export function noticeName(
  { name, person_id: id, by }: Pick<SentNotice, 'name' | 'person_id' | 'by'>,
  t: Strings,
) {
  const medium = by === '' ? '' : mediumName(by, { t })
  const who = (name === by ? '' : name) || (id > 0 ? t.oncall.unknownPerson(String(id)) : '')
  if (who === '') return medium === '' ? t.oncall.nobody : t.escalation.chat(medium)
  return medium === '' ? who : t.moves.notices.by(who, medium)
}

/** Which change or day of a schedule a message is about. */
export function shiftText(
  { shift_at: at, shift_kind: kind }: Pick<SentNotice, 'shift_at' | 'shift_kind'>,
  zone: string,
  t: Strings,
  format: Formats,
) {
  const words = t.oncall.told
  return (kind === 'day' ? words.day : words.change)(format.zoned(zone).moment(at))
}
