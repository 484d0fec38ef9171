import type { Layer, RoleMembers, Schedule, Shift } from '../api/oncallTypes'
import { dateText, dayStarts, instantOf } from '../ui/zoned'

export const views = ['week', 'fortnight', 'month'] as const
export type View = (typeof views)[number]

/** What is shown: the beginnings of its days, and the end of the last. */
export interface Calendar {
  start: number
  end: number
  days: number[]
}

const daySeconds = 86_400
const half = 1800

/** A date moved by days; months and years carry over. */
export function movedDate(date: string, days: number): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  return new Date(at + days * daySeconds * 1000).toISOString().slice(0, 10)
}

function parts(date: string): [year: number, month: number, day: number] {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return [year, month, day]
}

/** The date its view begins with: a Monday, or the first of a month. */
function firstOf(view: View, date: string): string {
  if (view === 'month') return `${date.slice(0, 8)}01`
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return movedDate(date, -((weekday + 6) % 7))
}

function lengthOf(view: View, first: string): number {
  if (view === 'month') {
    const [year, month] = parts(first)
    return new Date(Date.UTC(year, month, 0)).getUTCDate()
  }
  return view === 'week' ? 7 : 14
}

export function calendarOf(view: View, zone: string, date: string): Calendar {
  const first = firstOf(view, date)
  const days = dayStarts(zone, instantOf(zone, ...parts(first), 12), lengthOf(view, first))
  return { start: days[0] ?? 0, end: days.at(-1) ?? 0, days }
}

/** The date of the view before or after. */
export function turned(view: View, date: string, by: 1 | -1): string {
  const first = firstOf(view, date)
  if (view !== 'month') return movedDate(first, by * (view === 'week' ? 7 : 14))
  return by === 1 ? movedDate(first, lengthOf(view, first)) : firstOf('month', movedDate(first, -1))
}

export const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

export const today = (zone: string, now: number) => dateText(zone, now)

/** Where a stretch of time lies in what is shown, in hundredths of its width; undefined outside. */
export function placed(start: number, end: number, calendar: { start: number; end: number }) {
  const from = Math.max(start, calendar.start)
  const to = Math.min(end, calendar.end)
  if (to <= from) return undefined
  const whole = calendar.end - calendar.start
  return { left: (100 * (from - calendar.start)) / whole, width: (100 * (to - from)) / whole }
}

/** The instant under a point of the row, to the half hour of that day. */
export function instantUnder(share: number, calendar: Calendar): number {
  const at = calendar.start + Math.max(0, Math.min(1, share)) * (calendar.end - calendar.start)
  const day = calendar.days.findLast((each) => each <= at) ?? calendar.start
  return Math.min(calendar.end, day + Math.round((at - day) / half) * half)
}

const sameMembers = (one: readonly RoleMembers[], other: readonly RoleMembers[]) =>
  JSON.stringify(one.map((each) => [each.role_id, each.person_ids])) ===
  JSON.stringify(other.map((each) => [each.role_id, each.person_ids]))

/** Neighbouring shifts of the same people as one. */
export function joined(shifts: readonly Shift[]): Shift[] {
  const found: Shift[] = []
  for (const shift of shifts) {
    const last = found.at(-1)
    if (last?.end === shift.start && sameMembers(last.group.members, shift.group.members))
      found[found.length - 1] = { ...last, end: shift.end }
    else found.push(shift)
  }
  return found
}

export const peopleOf = (shift: Shift) => [...new Set(shift.group.members.flatMap((each) => each.person_ids))]

/** A stretch of the final row; without a shift nobody is on call. */
export interface Stretch {
  start: number
  end: number
  shift: Shift | undefined
  /** Whether an override says so. */
  overridden: boolean
}

/** The final row without holes: who is on call, and where nobody is. */
export function stretches(schedule: Schedule, calendar: { start: number; end: number }): Stretch[] {
  const overrides = schedule.layer_schedules
    .filter((each) => each.mode === 1)
    .flatMap((each) => each.schedules)
  const found: Stretch[] = []
  let at = calendar.start
  const gap = (to: number) => {
    if (to > at) found.push({ start: at, end: to, shift: undefined, overridden: false })
  }
  for (const shift of joined(schedule.final_schedule.schedules)) {
    const start = Math.max(shift.start, calendar.start)
    const end = Math.min(shift.end, calendar.end)
    if (end <= start) continue
    const nobody = peopleOf(shift).length === 0
    if (!nobody) {
      gap(start)
      const overridden = overrides.some((each) => each.start < end && each.end > start)
      found.push({ start, end, shift, overridden })
      at = end
    }
  }
  gap(calendar.end)
  return found
}

/** The people who are on call in it, by their first turn; the place says how they are shaded. */
export function shades(shifts: readonly Shift[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const shift of shifts) {
    const key = peopleOf(shift).join()
    if (!found.has(key)) found.set(key, found.size)
  }
  return found
}

export const shadeKey = (shift: Shift) => peopleOf(shift).join()

/** Overrides that touch the time shown, earliest first. */
export function overridesIn(layers: readonly Layer[], calendar: { start: number; end: number }): Layer[] {
  return layers
    .filter((each) => each.mode === 1)
    .filter((each) => each.layer_start < calendar.end && (each.layer_end ?? Infinity) > calendar.start)
    .toSorted((a, b) => a.layer_start - b.layer_start)
}

/** Days that are not 24 hours long, in hours; by their index. */
export function oddDays(days: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let index = 0; index + 1 < days.length; index++) {
    const length = (days[index + 1] ?? 0) - (days[index] ?? 0)
    if (length !== daySeconds) found.set(index, length / 3600)
  }
  return found
}
