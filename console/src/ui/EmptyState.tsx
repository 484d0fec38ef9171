import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** What belongs here, and the one next step. */
export function EmptyState(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 96 32" className={styles.line} aria-hidden="true">
        <path d="M2 22h18c6 0 6-14 12-14s6 14 12 14 5-7 10-7 5 7 10 7h30" />
      </svg>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <div>{props.children}</div>
    </div>
  )
}
