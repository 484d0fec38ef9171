const unit: Record<string, number> = { m: 60, h: 3600, d: 86_400, w: 7 * 86_400 }

/** Seconds of `30m`, `2h`, `1d 12h`, `1w`; a bare number is minutes. Undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const wanted = text.trim().toLowerCase()
  if (/^\d{1,6}$/.test(wanted)) return Number(wanted) > 0 ? Number(wanted) * 60 : undefined
  if (!/^(?:\d{1,5}\s*[mhdw]\s*)+$/.test(wanted)) return undefined
  let seconds = 0
  for (const [, amount = '', of = ''] of wanted.matchAll(/(\d+)\s*([mhdw])/g))
    seconds += Number(amount) * (unit[of] ?? 0)
  return seconds > 0 ? seconds : undefined
}

/** The shortest way to write so many seconds, to the minute. */
export function writeDuration(seconds: number): string {
  let left = Math.max(0, Math.round(seconds / 60) * 60)
  const parts: string[] = []
  for (const name of ['w', 'd', 'h', 'm']) {
    const size = unit[name] ?? 60
    // A week is only said where it comes out even; ten days are ten days.
    const count = name === 'w' && left % size !== 0 ? 0 : Math.floor(left / size)
    if (count > 0) parts.push(`${count}${name}`)
    left -= count * size
  }
  return parts.join(' ') || '0m'
}

/** What `datetime-local` shows for an instant in this browser's zone. */
export function localInput(seconds: number): string {
  if (seconds <= 0) return ''
  const date = new Date(seconds * 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The instant somebody typed; 0 where it is none. */
export function instantOf(input: string): number {
  const at = Date.parse(input)
  return Number.isNaN(at) ? 0 : Math.floor(at / 1000)
}
