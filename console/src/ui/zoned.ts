/** What a clock on the wall shows in a zone. Months count from 1, days of the week from Sunday as 0. */
export interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  weekday: number
}

const day = 86_400
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(zone, clock)
  }
  return clock
}

/** The zone of this browser. */
export const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export function knownZone(zone: string): boolean {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

/** What the clock shows, as if it were UTC; epoch seconds. */
function shown(zone: string, at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of clockOf(zone).formatToParts(at * 1000)) part[type] = Number(value)
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, date, hour, minute, second) / 1000
}

/** Seconds by which the clock of the zone is ahead of UTC at that instant. */
export const offsetAt = (zone: string, at: number) => shown(zone, at) - Math.floor(at)

export function wallAt(zone: string, at: number): Wall {
  const date = new Date(shown(zone, at) * 1000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
  }
}

/** When the clock first shows this, or has passed it: twice shown counts once, skipped comes at the skip. */
export function instantOf(
  zone: string,
  year: number,
  month: number,
  date: number,
  hour = 0,
  minute = 0,
): number {
  const wanted = Date.UTC(year, month - 1, date, hour, minute) / 1000
  const [before, after] = [offsetAt(zone, wanted - day), offsetAt(zone, wanted + day)]
  const fitting = [wanted - before, wanted - after].filter((each) => shown(zone, each) === wanted)
  if (fitting.length > 0) return Math.min(...fitting)
  let low = wanted - Math.max(before, after)
  let high = wanted - Math.min(before, after)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (shown(zone, middle) >= wanted) high = middle
    else low = middle
  }
  return high
}

/** The beginnings of so many days and of the one after them; a day may be 23 or 25 hours long. */
export function dayStarts(zone: string, from: number, days: number): number[] {
  const { year, month, day: date } = wallAt(zone, from)
  return Array.from({ length: days + 1 }, (_, index) => instantOf(zone, year, month, date + index))
}

const two = (value: number) => String(value).padStart(2, '0')

/** What `datetime-local` shows for an instant in a zone; empty for none. */
export function wallText(zone: string, at: number): string {
  if (at <= 0) return ''
  const { year, month, day: date, hour, minute } = wallAt(zone, at)
  return `${year}-${two(month)}-${two(date)}T${two(hour)}:${two(minute)}`
}

/** The instant of what `datetime-local` holds, by the clocks of a zone; 0 where it is none. */
export function wallInstant(zone: string, text: string): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)
  if (found === null) return 0
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  return instantOf(zone, year, month, date, hour, minute)
}

/** The date a day has in a zone, as `2026-11-23`. */
export const dateText = (zone: string, at: number) => wallText(zone, at).slice(0, 10)

/** `UTC+08:00`, as it holds at that instant. */
export function offsetText(zone: string, at: number): string {
  const offset = offsetAt(zone, at)
  const minutes = Math.abs(Math.round(offset / 60))
  return `UTC${offset < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
