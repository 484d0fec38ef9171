import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'

const edge = 56
const fastest = 18

interface Drag {
  from: number
  /** The row it would be put before; the number of rows means behind the last. */
  before: number
}

/** The nearest ancestor that scrolls, to be scrolled while dragging near its edge. */
function scrollerOf(element: HTMLElement): HTMLElement {
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    const { overflowY } = getComputedStyle(each)
    if ((overflowY === 'auto' || overflowY === 'scroll') && each.scrollHeight > each.clientHeight) return each
  }
  return document.documentElement
}

/** The gap under the pointer, from the rows that exist; rows carry `data-row`. */
function gapAt(list: HTMLElement, y: number): number | undefined {
  let gap: number | undefined
  for (const row of list.querySelectorAll<HTMLElement>(':scope > [data-row]')) {
    const { top, height } = row.getBoundingClientRect()
    const index = Number(row.dataset.row)
    gap ??= index
    if (y > top + height / 2) gap = index + 1
  }
  return gap
}

/** Reordering by pointer: a grip starts it, a line shows the gap, Escape gives up, edges scroll. */
export function useDragSort(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
): { drag: Drag | undefined; start: (from: number, event: PointerEvent) => void } {
  const [drag, setDrag] = useState<Drag>()
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])

  const start = useCallback(
    (from: number, event: PointerEvent) => {
      const element = list.current
      if (event.button !== 0 || element === null) return
      const scroller = scrollerOf(element)
      const { pointerId } = event
      let y = event.clientY
      let before = from
      let frame = 0
      const look = () => {
        before = gapAt(element, y) ?? before
        setDrag({ from, before })
      }
      const creep = () => {
        const box = scroller.getBoundingClientRect()
        const top = Math.max(0, box.top)
        const bottom = Math.min(window.innerHeight, box.bottom)
        const over = y < top + edge ? y - top - edge : y > bottom - edge ? y - bottom + edge : 0
        if (over !== 0) {
          scroller.scrollBy(0, Math.max(-fastest, Math.min(fastest, over / 3)))
          look()
        }
        frame = requestAnimationFrame(creep)
      }
      const listening = new AbortController()
      const end = (commit: boolean) => {
        listening.abort()
        cancelAnimationFrame(frame)
        stop.current = undefined
        setDrag(undefined)
        const to = before > from ? before - 1 : before
        if (commit && to !== from) onMove(from, to)
      }
      const on = <K extends keyof WindowEventMap>(name: K, hear: (event: WindowEventMap[K]) => void) =>
        window.addEventListener(name, hear, { signal: listening.signal })
      on('pointermove', (each) => {
        if (each.pointerId !== pointerId) return
        y = each.clientY
        look()
      })
      on('pointerup', (each) => each.pointerId === pointerId && end(true))
      on('pointercancel', (each) => each.pointerId === pointerId && end(false))
      on('keydown', (each) => each.key === 'Escape' && end(false))
      stop.current = () => end(false)
      frame = requestAnimationFrame(creep)
    },
    [list, onMove],
  )
  return { drag, start }
}
