import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import styles from './VirtualRows.module.css'

interface Props {
  label: string
  count: number
  rowHeight: number
  rowKey: (index: number) => string
  head?: ReactNode
  row: (index: number) => ReactNode
  /** Told which rows are on the screen, so that more can be asked for before the end is reached. */
  onRange?: (first: number, last: number) => void
  /** The row to bring into view. */
  cursor?: number
}

/** A table of any length of which only the rows on the screen exist. Children are role=row. */
export function VirtualRows(props: Props) {
  const { count, rowHeight, onRange, cursor } = props
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is mutable by design and stays in this file
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: props.rowKey,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  useEffect(() => virtual.measure(), [rowHeight, virtual])
  useEffect(() => onRange?.(first, last), [first, last, count, onRange])
  useEffect(() => {
    if (cursor !== undefined && cursor >= 0) virtual.scrollToIndex(cursor)
  }, [cursor, virtual])

  return (
    <div ref={scroller} className={styles.scroller} role="region" aria-label={props.label} tabIndex={0}>
      <div role="table" aria-label={props.label} aria-rowcount={count + (props.head === undefined ? 0 : 1)}>
        {props.head !== undefined && (
          <div role="rowgroup" className={styles.head}>
            {props.head}
          </div>
        )}
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              role="presentation"
              className={styles.slot}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
            >
              {props.row(item.index)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
