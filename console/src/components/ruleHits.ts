import type { RuleHits } from '../api/noiseTypes'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

const days30 = 30 * 86_400

/** A rule that never matched is told apart from one that has not had 30 days to do so; `age` in seconds. */
export function hitWords(hits: RuleHits, age: number, t: Strings, format: Formats): string {
  const words = t.noise.state
  if (hits.hit_cnt > 0) return words.hits(format.number(hits.hit_cnt))
  return age < days30 ? words.fresh : words.never
}
