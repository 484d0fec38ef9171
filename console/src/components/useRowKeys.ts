import { useEffect, useState } from 'react'

export const rowId = (id: string) => `row-${id}`

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

/** Whether something lies over the list; its keys must not move what is behind. */
const inFront = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('.ant-drawer, [role="dialog"]') !== null

/** `j` and `k` move through the rows, `x` selects; Enter follows the focused link by itself. */
export function useRowKeys(ids: string[], toggle: (id: string) => void) {
  const [at, set] = useState(-1)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (inFront(event.target)) return
      const checkbox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
      if (isTyping(event.target) && !checkbox) return
      if (event.key === 'j') set(Math.min(ids.length - 1, at + 1))
      else if (event.key === 'k') set(Math.max(0, at - 1))
      else if (event.key === 'x' && ids[at] !== undefined) toggle(ids[at])
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const current = ids[at]
  useEffect(() => {
    if (current === undefined) return
    const frame = requestAnimationFrame(() =>
      document.getElementById(rowId(current))?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [current])

  return { at, set }
}
