import { Link } from 'react-router'
import type { Alert } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { usePhone } from '../ui/media'
import { Time } from '../ui/Time'
import styles from './AlertRow.module.css'
import { AlertMarks } from './Marks'
import { SeverityMark } from './SeverityMark'

export function AlertRowHead() {
  const { t } = useWords()
  const { columns } = t.alerts
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader">{columns.severity}</span>
      <span role="columnheader">{columns.title}</span>
      <span role="columnheader" className={styles.number}>
        {columns.events}
      </span>
      <span role="columnheader" className={styles.number}>
        {columns.started}
      </span>
      <span role="columnheader" className={styles.number}>
        {columns.last}
      </span>
    </div>
  )
}

export function AlertRow(props: { alert: Alert; index: number }) {
  const { format } = useWords()
  const phone = usePhone()
  const { alert } = props
  return (
    <div role="row" aria-rowindex={props.index + (phone ? 1 : 2)} className={styles.row}>
      <span role="cell" className={styles.state}>
        <SeverityMark severity={alert.alert_status} />
      </span>
      <span role="cell" className={styles.title}>
        <Link to={paths.alert(alert.alert_id)} className={styles.link}>
          {alert.title}
        </Link>{' '}
        <AlertMarks alert={alert} />
      </span>
      <span role="cell" className={styles.number} data-wide>
        {format.number(alert.event_cnt)}
      </span>
      <span role="cell" className={styles.number} data-wide>
        <Time at={alert.start_time} />
      </span>
      <span role="cell" className={styles.number}>
        <Time at={alert.last_time} />
      </span>
    </div>
  )
}
