import styles from './TypeIcon.module.css'

/** A source's picture; as an image nothing inside it can run. */
export function TypeIcon(props: { svg: string }) {
  return (
    <img
      className={styles.icon}
      alt=""
      src={`data:image/svg+xml,${encodeURIComponent(props.svg)}`}
      width={32}
      height={32}
    />
  )
}
