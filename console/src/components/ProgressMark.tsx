import type { Progress } from '../api/types'
import { useWords } from '../i18n/language'
import styles from './ProgressMark.module.css'

const inside: Record<Progress, string> = {
  Triggered: '',
  Processing: 'M8 3.5a4.5 4.5 0 0 1 0 9z',
  Closed: 'M5.2 8.2l2 2 3.7-4',
}

/** How far an incident has come: a ring that fills. No colour, for colour means severity. */
export function ProgressMark(props: { progress: Progress; strong?: boolean }) {
  const { t } = useWords()
  return (
    <span className={styles.mark} data-progress={props.progress} data-strong={props.strong}>
      <svg viewBox="0 0 16 16" className={styles.shape} aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" />
        <path d={inside[props.progress]} />
      </svg>
      {t.progress[props.progress]}
    </span>
  )
}
