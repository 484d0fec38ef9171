import { HolderOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './SortRows.module.css'
import { useDragSort } from './useDragSort'

interface Props {
  label: string
  keys: readonly string[]
  /** What a screen reader says of the grip of a row, and what all hear once it has moved. */
  grip: (index: number) => string
  gripTitle: string
  movedTo: (from: number, to: number) => string
  /** Undefined where the order is not the reader's to change. */
  onMove: ((from: number, to: number) => void) | undefined
  row: (index: number) => ReactNode
}

const steps = {
  ArrowUp: (at: number) => at - 1,
  ArrowDown: (at: number) => at + 1,
  Home: () => 0,
  End: (_at: number, count: number) => count - 1,
}

/** A short ordered list whose rows are moved by pointer or, on their grips, by arrow keys. */
export function SortRows(props: Props) {
  const { keys, onMove } = props
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<string>(undefined)
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const end = Math.max(0, Math.min(keys.length - 1, to))
    if (end === from) return
    setSaid(props.movedTo(from, end))
    focus.current = keys[from]
    onMove?.(from, end)
  }
  const { drag, start } = useDragSort(list, move)
  // A row that moves is taken out of the page and put in again, and would lose the focus on its way.
  useEffect(() => {
    const at = keys.indexOf(focus.current ?? '')
    focus.current = undefined
    if (at !== -1) list.current?.children[at]?.querySelector<HTMLElement>('[data-grip]')?.focus()
  }, [keys])
  return (
    <>
      <ol ref={list} aria-label={props.label}>
        {keys.map((key, index) => (
          <li
            key={key}
            data-row={index}
            className={styles.row}
            data-dragging={drag?.from === index}
            data-drop={
              drag?.before === index
                ? 'above'
                : drag?.before === keys.length && index === keys.length - 1
                  ? 'below'
                  : undefined
            }
          >
            {onMove === undefined ? (
              <span className={styles.fixed} />
            ) : (
              <button
                type="button"
                data-grip=""
                className={styles.grip}
                aria-label={props.grip(index)}
                title={props.gripTitle}
                onPointerDown={(event) => start(index, event)}
                onKeyDown={(event: KeyboardEvent) => {
                  if (!Object.hasOwn(steps, event.key)) return
                  event.preventDefault()
                  move(index, steps[event.key as keyof typeof steps](index, keys.length))
                }}
              >
                <HolderOutlined aria-hidden="true" />
              </button>
            )}
            {props.row(index)}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  )
}
