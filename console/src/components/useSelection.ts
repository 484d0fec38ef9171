import { useCallback, useEffect, useRef, useState } from 'react'
import { afterToggle } from './selection'

/** Which rows are ticked; with `extend` all rows since the last one touched follow. */
export function useSelection(ids: string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  const listed = useRef(ids)
  useEffect(() => {
    listed.current = ids
  })

  const toggle = useCallback((id: string, extend = false) => {
    const from = extend ? anchor.current : undefined
    anchor.current = id
    setSelected((before) => afterToggle(before, listed.current, id, from))
  }, [])

  return { selected, toggle, set: setSelected, clear: () => setSelected(new Set()) }
}
