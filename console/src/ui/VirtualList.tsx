import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type ReactNode, type RefObject } from 'react'
import styles from './VirtualList.module.css'

/** Up to so many rows a list simply grows with its page; beyond, it scrolls by itself. */
const shortUpTo = 60

interface Props {
  label: string
  count: number
  /** What a row is tall before it has been seen. */
  estimate: number
  rowKey: (index: number) => string
  row: (index: number) => ReactNode
  list: RefObject<HTMLOListElement | null>
  /** A row that must exist although it is out of sight, as it is being dragged. */
  keep?: number | undefined
  /** The row to bring into view; a new object asks again. */
  seek?: { key: string } | undefined
}

/** An ordered list of rows of any height and number; of a long one only the rows on the screen exist. */
export function VirtualList(props: Props) {
  return props.count > shortUpTo ? <Long {...props} /> : <Short {...props} />
}

/** Calls `reach` with the place of the sought row, once for each time it is asked for. */
function useSeek({ seek, count, rowKey }: Props, reach: (index: number) => void) {
  const find = useEffectEvent((key: string) => {
    for (let index = 0; index < count; index++) if (rowKey(index) === key) reach(index)
  })
  useEffect(() => {
    if (seek !== undefined) find(seek.key)
  }, [seek])
}

function Short(props: Props) {
  const { list } = props
  useSeek(props, (index) => list.current?.children[index]?.scrollIntoView({ block: 'nearest' }))
  return (
    <ol ref={list} aria-label={props.label}>
      {Array.from({ length: props.count }, (_, index) => (
        <li key={props.rowKey(index)} data-row={index}>
          {props.row(index)}
        </li>
      ))}
    </ol>
  )
}

function Long(props: Props) {
  const { count, keep } = props
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is mutable by design and stays in this file
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.estimate,
    getItemKey: props.rowKey,
    overscan: 8,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      return keep === undefined || seen.includes(keep) ? seen : [...seen, keep].sort((a, b) => a - b)
    },
  })

  useSeek(props, (index) => virtual.scrollToIndex(index, { align: 'auto' }))

  return (
    <div ref={scroller} className={styles.scroller} role="region" aria-label={props.label} tabIndex={0}>
      <ol
        ref={props.list}
        aria-label={props.label}
        className={styles.body}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            data-row={item.index}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            className={styles.slot}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.row(item.index)}
          </li>
        ))}
      </ol>
    </div>
  )
}
