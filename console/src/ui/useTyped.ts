import { useEffect, useState } from 'react'
import { useNavigation } from 'react-router'

/**
 * What is being typed into a filter that lives in the address: handed over once it rests, but never
 * while the reader is on the way elsewhere, where it would call them back. What the address says of
 * itself, as when filters are cleared, replaces what was typed.
 */
export function useTyped(
  value: string,
  handOver: (typed: string) => void,
  afterMs: number,
): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState(value)
  const leaving = useNavigation().state !== 'idle'
  if (value !== seen) {
    setSeen(value)
    if (value !== sent) {
      setSent(value)
      setTyped(value)
    }
  }
  useEffect(() => {
    if (leaving || typed === value) return
    const timer = window.setTimeout(() => {
      setSent(typed)
      handOver(typed)
    }, afterMs)
    return () => window.clearTimeout(timer)
  }, [typed, value, leaving, handOver, afterMs])
  return [typed, setTyped]
}
