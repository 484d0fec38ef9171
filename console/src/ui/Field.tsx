import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
}

interface Props {
  label: string
  help?: string | undefined
  error?: string | undefined
  children: (wiring: Wiring) => ReactNode
}

/** A label, a control, and below it the help or, while something is wrong, the reason in words. */
export function Field({ label, help, error, children }: Props) {
  const id = useId()
  const note = error ?? help
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error !== undefined,
      })}
      {note !== undefined && (
        <p id={`${id}-note`} className={error === undefined ? styles.help : styles.error} aria-live="polite">
          {note}
        </p>
      )}
    </div>
  )
}
