import type { Status } from '../api/types'
import { useWords } from '../i18n/language'
import styles from './SeverityMark.module.css'

const shapes: Record<Status, string> = {
  Critical: 'M8 .8 15.2 8 8 15.2 .8 8z',
  Warning: 'M8 1.5 15.3 14.5H.7z',
  Info: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2z',
  Ok: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2z',
}

const signs: Record<Status, string> = {
  Critical: 'M8 4.5v4.2M8 10.9v.2',
  Warning: 'M8 6v4M8 12.3v.1',
  Info: 'M8 7.4v4M8 4.7v.1',
  Ok: 'M5 8.3l2.2 2.2L11.2 6',
}

/** A severity told by shape, word and colour; `bare` leaves the word to screen readers. */
export function SeverityMark(props: { severity: Status; bare?: boolean; word?: string }) {
  const { t } = useWords()
  const { severity } = props
  const word = props.word ?? t.severity[severity]
  return (
    <span className={styles.mark} data-severity={severity} title={props.bare === true ? word : undefined}>
      <svg viewBox="0 0 16 16" className={styles.shape} aria-hidden="true">
        <path d={shapes[severity]} className={styles.body} />
        <path d={signs[severity]} className={styles.sign} />
      </svg>
      <span className={props.bare === true ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
