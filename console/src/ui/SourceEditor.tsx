import type { Ref } from 'react'
import styles from './SourceEditor.module.css'

const fewestLines = 10

interface Props {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  control: Ref<HTMLTextAreaElement>
  value: string
  /** The line something is wrong in, from 1. */
  fault: number | undefined
  maxLength: number
  readOnly?: boolean
  onChange: (value: string) => void
}

/** A text with numbered lines; long ones run on instead of breaking, so that the numbers are right. */
export function SourceEditor({ control, value, fault, onChange, ...wiring }: Props) {
  const lines = Math.max(fewestLines, value.split('\n').length)
  return (
    <div className={styles.frame} data-wrong={wiring['aria-invalid'] === true}>
      <ol className={styles.numbers} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <li key={index} data-wrong={index + 1 === fault}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        {...wiring}
        ref={control}
        className={styles.text}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        rows={lines}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
