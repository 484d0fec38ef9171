import { sparkPath } from './spark'
import styles from './Sparkline.module.css'

const width = 72
const height = 20

/** A row of small bars; whoever cannot see them hears the text, and hovering shows it. */
export function Sparkline(props: { values: readonly number[]; text: string }) {
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${width} ${height + 1}`}
      width={width}
      height={height + 1}
      role="img"
      aria-label={props.text}
    >
      <title>{props.text}</title>
      <path d={sparkPath(props.values, width, height)} className={styles.bars} />
      <path d={`M0 ${height + 0.5}h${width}`} className={styles.base} />
    </svg>
  )
}
