import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { instantUnder, type Calendar } from './scheduleGrid'

const slack = 6

/** Choosing a stretch of a row by dragging over it; a mere click stays a click, a finger scrolls. */
export function useTrackDrag(calendar: Calendar, onChosen: (start: number, end: number) => void) {
  const track = useRef<HTMLOListElement>(null)
  const [range, setRange] = useState<{ start: number; end: number }>()
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])

  const start = (event: PointerEvent) => {
    const element = track.current
    if (event.button !== 0 || event.pointerType === 'touch' || element === null) return
    const under = (x: number) => {
      const box = element.getBoundingClientRect()
      return instantUnder((x - box.left) / box.width, calendar)
    }
    const from = event.clientX
    let chosen: { start: number; end: number } | undefined
    const listening = new AbortController()
    const { signal } = listening
    const end = () => {
      listening.abort()
      stop.current = undefined
      setRange(undefined)
    }
    stop.current = end
    window.addEventListener(
      'pointermove',
      (each) => {
        if (chosen === undefined && Math.abs(each.clientX - from) < slack) return
        const [one, other] = [under(from), under(each.clientX)]
        chosen = { start: Math.min(one, other), end: Math.max(one, other) }
        setRange(chosen)
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      () => {
        end()
        if (chosen === undefined) return
        // The click that follows is part of the drag.
        const swallow = (click: MouseEvent) => click.stopPropagation()
        window.addEventListener('click', swallow, { capture: true, once: true })
        window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50)
        if (chosen.end > chosen.start) onChosen(chosen.start, chosen.end)
      },
      { signal },
    )
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', (each) => each.key === 'Escape' && end(), { signal })
  }
  return { track, range, start }
}
