import type { ReactNode } from 'react'
import styles from './Details.module.css'

/** Facts as term and value. */
export function Details(props: { rows: [term: string, value: ReactNode][]; mono?: boolean }) {
  return (
    <dl className={styles.list}>
      {props.rows.map(([term, value]) => (
        <div key={term} className={styles.row}>
          <dt className={props.mono === true ? 'mono' : undefined}>{term}</dt>
          <dd className={props.mono === true ? 'mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
