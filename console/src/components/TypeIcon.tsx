import styles from './TypeIcon.module.css'

/** A source's picture in the colour of the text around it; as a mask nothing inside it can run. */
export function TypeIcon(props: { svg: string }) {
  const image = `url("data:image/svg+xml,${encodeURIComponent(props.svg)}")`
  return <span className={styles.icon} aria-hidden="true" style={{ maskImage: image }} />
}
