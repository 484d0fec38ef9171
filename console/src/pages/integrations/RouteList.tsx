import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Channel } from '../../api/types'
import { moved, rowOfPlace, type DraftRow, type RouteDraft } from '../../forms/routeDraft'
import { useWords } from '../../i18n/language'
import { useDragSort } from '../../ui/useDragSort'
import { VirtualList } from '../../ui/VirtualList'
import { MoveDialog } from './MoveDialog'
import { gripId, RouteRow, type RowNews, type RowVerb } from './RouteRow'

/** A row to bring into view, and perhaps its grip into focus. */
export interface Sought {
  key: string
  grip: boolean
}

interface Props {
  draft: RouteDraft
  /** The rows to show, as places among all of them; all when nothing is filtered. */
  shown: number[] | undefined
  book: ReadonlyMap<number, Channel>
  newsOf: (key: string) => RowNews
  seek: Sought | undefined
  onSeek: (seek: Sought) => void
  edit: (change: (draft: RouteDraft) => RouteDraft) => void
  onVerb: (verb: Exclude<RowVerb, 'move'>, key: string) => void
}

/** The cases and headings in order, movable by pointer, by arrow keys, and by number. */
export function RouteList({ draft, shown, book, newsOf, seek, onSeek, edit, onVerb }: Props) {
  const { t, format } = useWords()
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const [moving, setMoving] = useState<string>()
  const rows = draft.rows
  const numbers = useMemo(() => {
    let count = 0
    return rows.map((row) => (row.kind === 'case' ? ++count : count))
  }, [rows])

  const nameOf = (row: DraftRow, at: number) =>
    row.kind === 'case' ? t.routes.caseName(format.number(numbers[at] ?? 0)) : t.routes.headingName(row.name)
  /** What a row is called once it stands at `to`. */
  const nameThen = (row: DraftRow, from: number, to: number) => {
    if (row.kind === 'section') return nameOf(row, from)
    const before = moved(rows, from, to).slice(0, to + 1)
    return t.routes.caseName(format.number(before.filter((each) => each.kind === 'case').length))
  }
  const move = (from: number, to: number) => {
    const row = rows[from]
    const end = Math.max(0, Math.min(rows.length - 1, to))
    if (row === undefined) return
    edit((now) => ({ ...now, rows: moved(now.rows, from, end) }))
    setSaid(t.routes.movedTo(format.number(end + 1), format.number(rows.length), nameThen(row, from, end)))
    onSeek({ key: row.key, grip: true })
  }
  const latest = useRef({ move, rows, onVerb })
  useEffect(() => {
    latest.current = { move, rows, onVerb }
  })

  const drop = useCallback((from: number, to: number) => latest.current.move(from, to), [])
  const { drag, start } = useDragSort(list, drop)
  const step = useCallback((key: string, to: 'up' | 'down' | 'top' | 'bottom') => {
    const { rows: all, move: go } = latest.current
    const from = all.findIndex((row) => row.key === key)
    go(from, { up: from - 1, down: from + 1, top: 0, bottom: all.length - 1 }[to])
  }, [])
  const verb = useCallback((which: RowVerb, key: string) => {
    if (which === 'move') setMoving(key)
    else latest.current.onVerb(which, key)
  }, [])

  // A row that moves is taken out of the page and put in again, and would lose the focus on its way.
  useEffect(() => {
    if (seek?.grip !== true) return
    const frame = requestAnimationFrame(() =>
      document.getElementById(gripId(seek.key))?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [seek])

  const placeOf = useCallback((index: number) => (shown === undefined ? index : (shown[index] ?? 0)), [shown])
  const rowKey = useCallback((index: number) => rows[placeOf(index)]?.key ?? String(index), [rows, placeOf])
  const movingAt = rows.findIndex((row) => row.key === moving)
  const movingRow = rows[movingAt]
  return (
    <>
      <VirtualList
        label={t.routes.list}
        count={shown?.length ?? rows.length}
        estimate={64}
        list={list}
        keep={drag?.from}
        seek={seek}
        rowKey={rowKey}
        row={(index) => {
          const place = placeOf(index)
          const row = rows[place]
          if (row === undefined) return null
          return (
            <RouteRow
              row={row}
              number={numbers[place] ?? 0}
              place={place}
              of={rows.length}
              news={newsOf(row.key)}
              book={book}
              drop={
                drag?.before === place
                  ? 'above'
                  : drag?.before === rows.length && place === rows.length - 1
                    ? 'below'
                    : undefined
              }
              dragging={drag?.from === place}
              fixed={shown !== undefined}
              onGrab={start}
              onStep={step}
              onVerb={verb}
            />
          )
        }}
      />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      {movingRow !== undefined && (
        <MoveDialog
          name={nameOf(movingRow, movingAt)}
          place={numbers[movingAt] ?? 1}
          of={numbers.at(-1) ?? 1}
          onClose={() => setMoving(undefined)}
          onMove={(place) => {
            setMoving(undefined)
            move(movingAt, rowOfPlace(rows, movingRow.key, place - 1))
          }}
        />
      )}
    </>
  )
}
