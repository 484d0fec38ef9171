import { memo } from 'react'
import { Link } from 'react-router'
import type { Incident } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { usePhone } from '../ui/media'
import { Time } from '../ui/Time'
import styles from './IncidentRow.module.css'
import { IncidentMarks } from './Marks'
import { ProgressMark } from './ProgressMark'
import { SeverityMark } from './SeverityMark'
import { rowId } from './useRowKeys'

export function IncidentRowHead(props: { hideChannel: boolean }) {
  const { t } = useWords()
  const { columns } = t.incidents
  return (
    <div role="row" aria-rowindex={1} className={styles.head} data-channel={!props.hideChannel}>
      <span role="columnheader">
        <span className="visually-hidden">{t.incidents.select('')}</span>
      </span>
      <span role="columnheader">{columns.severity}</span>
      <span role="columnheader">{columns.title}</span>
      {!props.hideChannel && <span role="columnheader">{t.incidents.channel}</span>}
      <span role="columnheader">{columns.state}</span>
      <span role="columnheader" className={styles.number}>
        {columns.alerts}
      </span>
      <span role="columnheader" className={styles.number}>
        {columns.age}
      </span>
    </div>
  )
}

interface Props {
  incident: Incident
  index: number
  selected: boolean
  current: boolean
  gone: boolean
  hideChannel: boolean
  onToggle: (id: string) => void
}

/** Who said to be on it; while nobody has, who should be. */
function keeper(incident: Incident): string | undefined {
  if (incident.progress === 'Closed') return undefined
  if (incident.progress === 'Triggered') return incident.responders[0]?.person_name
  return incident.responders.find((each) => each.acknowledged_at > 0)?.person_name
}

/** One incident, drawn again only when it changed; on a phone the same facts stand in two lines. */
export const IncidentRow = memo(function IncidentRow(props: Props) {
  const { t, format } = useWords()
  const phone = usePhone()
  const { incident, hideChannel, gone } = props
  const who = keeper(incident)
  const box = (
    <span role="cell" className={styles.box}>
      <input
        type="checkbox"
        checked={props.selected}
        aria-label={t.incidents.select(incident.title)}
        tabIndex={-1}
        onChange={() => props.onToggle(incident.incident_id)}
      />
    </span>
  )
  const title = (
    <span role="cell" className={styles.title}>
      <Link
        id={rowId(incident.incident_id)}
        to={paths.incident(incident.incident_id)}
        className={styles.link}
      >
        {incident.title}
      </Link>
      {!phone && <span className={styles.num}>{incident.num}</span>}
      {(incident.snoozed_before ?? 0) > 0 && <span className={styles.left}>{t.moves.snoozedMark}</span>}
      {!phone && <IncidentMarks incident={incident} signs />}
      {gone && <span className={styles.left}>{t.incidents.left}</span>}
    </span>
  )
  const state = (
    <span role="cell" className={styles.state}>
      <ProgressMark progress={incident.progress} />
      {who !== undefined && (
        <span className={styles.who}>
          {incident.progress === 'Triggered' ? t.incidents.at(who) : t.incidents.by(who)}
        </span>
      )}
    </span>
  )
  const row = {
    role: 'row',
    'aria-rowindex': props.index + (phone ? 1 : 2),
    className: phone ? styles.card : styles.row,
    'data-severity': incident.incident_severity,
    'data-channel': !hideChannel,
    'data-gone': gone,
    'data-selected': props.selected,
    'data-current': props.current,
  }
  if (phone)
    return (
      <div {...row}>
        {box}
        <div role="presentation" className={styles.lines}>
          {title}
          <div role="presentation" className={styles.meta}>
            <span role="cell">
              <SeverityMark severity={incident.incident_severity} />
            </span>
            {state}
            <span role="cell" className={styles.age}>
              <Time at={incident.start_time} />
            </span>
          </div>
        </div>
      </div>
    )
  return (
    <div {...row}>
      {box}
      <span role="cell">
        <SeverityMark severity={incident.incident_severity} />
      </span>
      {title}
      {!hideChannel && (
        <span role="cell" className={styles.channel}>
          {incident.channel_name}
        </span>
      )}
      {state}
      <span
        role="cell"
        className={styles.number}
        title={t.incidents.counts(format.number(incident.alert_cnt), format.number(incident.alert_event_cnt))}
      >
        {format.number(incident.alert_cnt)} / {format.number(incident.alert_event_cnt)}
      </span>
      <span role="cell" className={styles.number}>
        <Time at={incident.start_time} />
      </span>
    </div>
  )
})
