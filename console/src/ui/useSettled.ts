import { useEffect, useState } from 'react'

/** The value once it has kept still for a while; one that is not `ready` is not taken at all. */
export function useSettled<T>(value: T, ready: boolean, afterMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (!ready || value === settled) return
    const timer = window.setTimeout(() => setSettled(value), afterMs)
    return () => window.clearTimeout(timer)
  }, [value, ready, settled, afterMs])
  return settled
}
