import type { RuleHits } from '../api/noiseTypes'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import { Sparkline } from '../ui/Sparkline'
import { Time } from '../ui/Time'
import { hitWords } from './ruleHits'
import styles from './RuleHitFacts.module.css'

/** How often a rule was of use in the last 30 days, and when last. */
export function RuleHitFacts(props: { hits: RuleHits; since: number }) {
  const { t, format } = useWords()
  const now = useNow()
  const words = t.noise.state
  const { hits } = props
  const said = hitWords(hits, now - props.since, t, format)
  if (hits.hit_cnt === 0) return <span>{said}</span>
  return (
    <>
      <span className={styles.hits}>
        <Sparkline values={hits.hit_days ?? []} text={words.hitDays(format.number(hits.hit_cnt))} />
        {said}
      </span>
      {(hits.last_hit_at ?? 0) > 0 && (
        <span>
          {words.lastHit}
          <Time at={hits.last_hit_at ?? 0} />
        </span>
      )}
    </>
  )
}
