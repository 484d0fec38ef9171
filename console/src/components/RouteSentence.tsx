import styles from './RouteSentence.module.css'
import type { Part } from './routeSentence'

/** A sentence about a route, with what matters in it standing out. */
export function RouteSentence(props: { parts: Part[] }) {
  return (
    <span>
      {props.parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span key={index} className={styles[part.kind]}>
            {part.text}
          </span>
        ),
      )}
    </span>
  )
}
