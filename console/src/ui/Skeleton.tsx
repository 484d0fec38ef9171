import { useWords } from '../i18n/language'
import styles from './Skeleton.module.css'

/** Grey blocks in the final geometry; they stay unseen for the first 300 ms. */
export function Skeleton(props: { rows: number; height: number; gap?: number }) {
  const { t } = useWords()
  return (
    <div className={styles.stack} style={{ gap: props.gap ?? 1 }} role="status" aria-label={t.app.loading}>
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className={styles.block} style={{ height: props.height }} />
      ))}
    </div>
  )
}
