import type { NoticeState, SentNotice } from '../api/moves'

/** How many arrived and how many did not; those under way count for neither. */
export function noticeCounts(notices: readonly Pick<SentNotice, 'state'>[]) {
  const count = (...states: NoticeState[]) => notices.filter((each) => states.includes(each.state)).length
  return { delivered: count('delivered'), failed: count('failed', 'not_sent', 'unreachable') }
}
