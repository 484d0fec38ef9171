import { useEffect } from 'react'

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="combobox"]') !==
      null
  )
}

/** Whether something lies over the page; its keys must not act on what is behind. */
const somethingInFront = () =>
  [...document.querySelectorAll('.ant-drawer-open, .ant-modal-wrap')].some(
    (each) => each instanceof HTMLElement && each.offsetParent !== null,
  )

/** Single keys that do something while nobody is typing and nothing lies over the page. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const run = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
      if (run === undefined || isTyping(event.target) || somethingInFront()) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
