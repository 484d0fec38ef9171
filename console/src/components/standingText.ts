import type { Standing } from '../api/moves'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

/** Who is told next and when, or why nobody is, in one sentence. */
export function standingText(
  standing: Standing,
  acknowledged: boolean,
  now: number,
  t: Strings,
  format: Formats,
): string {
  const words = t.moves.standing
  const { next, next_at: at, rule_name: rule, layer_idx: layer } = standing
  if (next === '') {
    const why = words.rest[standing.rest] ?? words.restOther
    return standing.rest === 'no_rule' ? `${why} ${words.loud}` : why
  }
  // The page's clock ticks seldom; what is due by then is due in a moment.
  const left = at - now
  const time = left < 10 ? words.soon : words.in(format.duration(left >= 60 ? left - (left % 60) : left))
  if (next === 'wake') return words.wake(time)
  // A level that is forced comes in spite of an answer.
  const forced = next === 'climb' && standing.force_escalate
  const unless = acknowledged ? words.although : forced ? words.forced : words.unless
  const level = format.number(layer + (next === 'climb' ? 2 : 1))
  if (next === 'climb') return `${words.climb(level, rule, time)}${unless}`
  return standing.sent > 0
    ? `${words.again(level, rule, time)}${unless}`
    : `${words.tell(level, rule, time)}${unless}`
}
