import { sparkPath } from './spark'
import styles from './Bars.module.css'

const width = 1000
const height = 40

/** A row of bars as wide as its place; one of them may be pointed at. */
export function Bars(props: { values: readonly number[]; text: string; at: number | undefined }) {
  const { values, at } = props
  const step = width / Math.max(1, values.length)
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${width} ${height + 1}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.text}
    >
      {at !== undefined && (
        <rect x={at * step} y="0" width={step} height={height + 1} className={styles.at} />
      )}
      <path d={sparkPath(values, width, height)} className={styles.path} />
      <path d={`M0 ${height + 0.5}h${width}`} className={styles.base} />
    </svg>
  )
}
