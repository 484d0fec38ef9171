import type { Alert, AlertEvent } from '../api/types'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import styles from './AlertBand.module.css'
import { stretches } from './band'
import { SeverityMark } from './SeverityMark'

/** State over time: each stretch says its state in word and shape; the events below are the same as a table. */
export function AlertBand(props: { alert: Alert; events: AlertEvent[] }) {
  const { t, format } = useWords()
  const now = useNow()
  const { alert, events } = props
  if (events.length === 0) return null
  const open = alert.end_time === 0
  const firing = Math.max(alert.end_time - alert.start_time, 1)
  const end = open ? now : alert.end_time + firing * 0.12
  const parts = stretches(events, end)
  const last = parts.at(-1)

  return (
    <figure className={styles.band} aria-label={t.alert.band}>
      <ol className={styles.parts}>
        {parts.map((part) => {
          const lasting = part === last && part.status === 'Ok'
          const word = lasting
            ? t.severity.Ok
            : t.alert.bandPart(t.severity[part.status], format.duration(part.to - part.from))
          return (
            <li
              key={part.from}
              className={styles.part}
              data-severity={part.status}
              style={{ flexGrow: Math.max(1, part.to - part.from) }}
              title={`${word} · ${format.exact(part.from)}`}
            >
              <SeverityMark severity={part.status} word={word} />
            </li>
          )
        })}
      </ol>
      <figcaption className={styles.ends}>
        <span>{format.dayClock(parts[0]?.from ?? alert.start_time)}</span>
        <span>{open ? t.alert.stillFiring : `${t.alert.recovered} ${format.dayClock(alert.end_time)}`}</span>
      </figcaption>
    </figure>
  )
}
