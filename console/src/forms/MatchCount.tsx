import { Link } from 'react-router'
import { useMatchPreview, useRules } from '../api/noise'
import type { MatchPreview, RuleBody, RuleKind } from '../api/noiseTypes'
import { SeverityMark } from '../components/SeverityMark'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Time } from '../ui/Time'
import { useSettled } from '../ui/useSettled'
import styles from './MatchCount.module.css'

const settleMs = 400

interface Props {
  channelId: number
  kind: RuleKind
  rule: RuleBody
  /** Whether its conditions can be asked about as they stand. */
  complete: boolean
}

/** How many of the latest alerts a rule would match as it stands, and the newest of them. */
export function MatchCount({ channelId, kind, rule, complete }: Props) {
  const { t, format } = useWords()
  const words = t.noise.matches
  const asked = useSettled(rule, complete, settleMs)
  const preview = useMatchPreview(channelId, questionOf(kind, asked), complete)
  const rules = useRules(channelId, kind)
  const nameOf = (id: string | null | undefined) =>
    rules.data?.find((each) => each.rule_id === id)?.rule_name ?? ''
  const told = preview.data
  const waiting = preview.isFetching || asked !== rule
  return (
    <div className={styles.count}>
      <p role="status" data-waiting={waiting}>
        {told !== undefined && complete
          ? countText(told, t, format)
          : preview.error !== null && complete
            ? `${words.failed} ${preview.error.message}`
            : complete
              ? words.counting
              : words.waits}
      </p>
      {told !== undefined && complete && (
        <>
          {told.warnings.map((each) => (
            <p key={each.code} className={styles.warning}>
              {t.noise.warning[each.code]?.(nameOf(each.by)) ?? each.message}
            </p>
          ))}
          {told.newest.length > 0 && (
            <ul className={styles.newest} aria-label={words.newest}>
              {told.newest.map((each) => (
                <li key={each.alert_id}>
                  <SeverityMark severity={each.alert_severity} />
                  <Link to={paths.alert(each.alert_id)} target="_blank">
                    {each.alert_title}
                  </Link>
                  <span className="soft">
                    <Time at={each.start_time} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

/** Only what decides which alerts match; a new name asks nothing. */
function questionOf(kind: RuleKind, rule: RuleBody): object {
  if (kind !== 'inhibit') return { filters: rule.filters }
  return { source_filters: rule.source_filters, target_filters: rule.target_filters, equals: rule.equals }
}

function countText(told: MatchPreview, t: Strings, format: Formats): string {
  const words = t.noise.matches
  const all = format.number(told.sample_cnt)
  if (told.sample_cnt > 0 && told.source_match_cnt !== undefined)
    return words.inhibit(
      format.number(told.match_cnt),
      format.number(told.source_match_cnt),
      format.number(told.target_match_cnt ?? 0),
      all,
    )
  return told.match_cnt === 0 ? words.none(all) : words.some(format.number(told.match_cnt), all)
}
