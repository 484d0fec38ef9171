import type { Schedule } from '../api/oncallTypes'
import { joined } from './scheduleGrid'

export interface MyShift {
  schedule: Schedule
  start: number
  end: number
  /** As what; empty for nothing in particular. */
  roles: number[]
}

/** The shifts of one person in several schedules, by time. */
export function myShifts(schedules: readonly Schedule[], me: number): MyShift[] {
  return schedules
    .flatMap((schedule) => {
      const mine = schedule.final_schedule.schedules.flatMap((shift) => {
        const members = shift.group.members.filter((each) => each.person_ids.includes(me))
        if (members.length === 0) return []
        // Who else is on call does not divide a shift of one's own.
        const own = members.map((each) => ({ role_id: each.role_id, person_ids: [me] }))
        return [{ ...shift, group: { ...shift.group, members: own } }]
      })
      return joined(mine).map((shift) => ({
        schedule,
        start: shift.start,
        end: shift.end,
        roles: shift.group.members.map((each) => each.role_id).filter((role) => role !== 0),
      }))
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}
