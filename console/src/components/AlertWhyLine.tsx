import { Link } from 'react-router'
import { useAlert, useAlertWhy } from '../api/alerts'
import type { AlertWhy } from '../api/noiseTypes'
import type { Alert } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import styles from './AlertWhyLine.module.css'
import { toldByCode } from './trace'

/** One sentence why people were told of an alert or not; and what holds it, with the way there. */
export function AlertWhyLine(props: { alert: Alert }) {
  const { t, format } = useWords()
  const words = t.noise.mark
  const { alert } = props
  const why = useAlertWhy(alert.alert_id)
  const hold = alert.hold ?? undefined
  const sentence = why.data === undefined ? '' : whySentence(why.data, t, format)
  if (sentence === '' && hold === undefined) return null
  return (
    <div className={styles.line} role="note" aria-label={t.noise.why.title}>
      {sentence !== '' && <p>{sentence}</p>}
      {hold !== undefined && (
        <p className={styles.hold}>
          <Link to={paths.noiseRule(alert.channel_id, hold.rule_id)}>
            {hold.kind === 'silence' ? words.silencedBy(hold.rule_name) : words.inhibitedBy(hold.rule_name)}
          </Link>
          {(hold.source_alert_id ?? '') !== '' && (
            <span>
              {words.because} <Source id={hold.source_alert_id ?? ''} />
            </span>
          )}
        </p>
      )}
    </div>
  )
}

function Source(props: { id: string }) {
  const source = useAlert(props.id)
  return <Link to={paths.alert(props.id)}>{source.data?.title ?? props.id}</Link>
}

function whySentence(why: AlertWhy, t: Strings, format: Formats): string {
  const step = why.steps?.findLast((each) => each.code === why.code)
  const compared = { ...(why.compared ?? step?.compared), rule: why.rule_name ?? step?.rule_name ?? '' }
  return toldByCode(why.code, compared, why.sentence, t, format)
}
