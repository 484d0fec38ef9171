import { useSyncExternalStore } from 'react'

/** A choice that belongs to this browser: neither the address nor the server can hold it. */
export function preference<T extends string>(name: string, fallback: T, allowed: readonly T[]) {
  const listeners = new Set<() => void>()
  const read = (): T => {
    const stored = localStorage.getItem(`quell.${name}`) as T | null
    return stored !== null && allowed.includes(stored) ? stored : fallback
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    use: () => useSyncExternalStore(subscribe, read),
    set: (value: T) => {
      localStorage.setItem(`quell.${name}`, value)
      for (const listener of listeners) listener()
    },
  }
}
