import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { MovedEvent, MovedSide } from '../api/noiseReportTypes'
import type { Outcome } from '../api/types'
import { useWords } from '../i18n/language'
import { usePhone } from '../ui/media'
import { Moment } from '../ui/Time'
import { VirtualRows } from '../ui/VirtualRows'
import styles from './MovedEvents.module.css'
import { SeverityMark } from './SeverityMark'
import { stepSentence } from './trace'

const rowsTall = { wide: 64, phone: 148 }

/** The events that would have ended differently, and why. */
export function MovedEvents(props: { moved: MovedEvent[]; count: number }) {
  const { t, format } = useWords()
  const words = t.noiseReport.result
  const phone = usePhone()
  const [outcome, setOutcome] = useState<Outcome>()
  const { moved, count } = props
  const outcomes = useMemo(() => [...new Set(moved.map((each) => each.after.outcome))], [moved])
  const rows = useMemo(
    () => (outcome === undefined ? moved : moved.filter((each) => each.after.outcome === outcome)),
    [moved, outcome],
  )
  const height = phone ? rowsTall.phone : rowsTall.wide
  return (
    <div className={styles.moved}>
      <div className={styles.head}>
        <h2>{words.moved}</h2>
        <span className="soft">
          {moved.length < count
            ? words.movedFirst(format.number(moved.length), format.number(count))
            : words.movedCount(format.number(count))}
        </span>
        {outcomes.length > 1 && (
          <Select<Outcome | ''>
            aria-label={words.filter}
            className={styles.filter ?? ''}
            value={outcome ?? ''}
            options={[
              { value: '' as const, label: words.anyOutcome },
              ...outcomes.map((value) => ({ value, label: t.trace.outcomes[value] ?? value })),
            ]}
            onChange={(value) => setOutcome(value === '' ? undefined : value)}
          />
        )}
      </div>
      {moved.length === 0 ? (
        <p className="soft">{words.movedNone}</p>
      ) : (
        <div className={styles.frame} style={{ height: Math.min(560, rows.length * height + 40) }}>
          <VirtualRows
            label={words.moved}
            count={rows.length}
            rowHeight={height}
            rowKey={(index) => rows[index]?.event_id ?? String(index)}
            head={phone ? undefined : <Head />}
            row={(index) => {
              const each = rows[index]
              return each === undefined ? null : <Row event={each} index={index} />
            }}
          />
        </div>
      )}
    </div>
  )
}

function Head() {
  const { t } = useWords()
  const { movedColumns: columns } = t.noiseReport.result
  return (
    <div role="row" className={`${styles.row ?? ''} ${styles.columns ?? ''}`}>
      <span role="columnheader">{columns.at}</span>
      <span role="columnheader">{columns.title}</span>
      <span role="columnheader">{columns.before}</span>
      <span role="columnheader">{columns.after}</span>
    </div>
  )
}

function Row({ event, index }: { event: MovedEvent; index: number }) {
  const { t, format } = useWords()
  const words = t.noiseReport.result
  const { step } = event.after
  const side = (of: MovedSide) =>
    words.outcomeOf(t.trace.outcomes[of.outcome] ?? of.outcome, of.incident_title)
  const why = step === undefined ? '' : stepSentence(step, t, format)
  return (
    <div role="row" aria-rowindex={index + 2} className={styles.row}>
      <span role="cell" className="soft">
        <Moment at={event.at} />
      </span>
      <span role="cell" className={styles.title} title={event.alert_title}>
        <SeverityMark severity={event.alert_severity} bare /> {event.alert_title}
      </span>
      <span role="cell" className={styles.side} title={side(event.before)}>
        <span className={styles.label}>{words.before}: </span>
        {side(event.before)}
      </span>
      <span role="cell" className={styles.after}>
        <span className={styles.side} title={side(event.after)}>
          <span className={styles.label}>{words.after}: </span>
          {side(event.after)}
        </span>
        {why !== '' && (
          <span className={styles.why} title={why}>
            {why}
          </span>
        )}
      </span>
    </div>
  )
}
