import { expect, test } from 'vitest'
import type { Schedule, Shift } from '../api/oncallTypes'
import { myShifts } from './myShifts'

const shift = (start: number, end: number, ...members: [role: number, person: number][]): Shift => ({
  start,
  end,
  index: 0,
  group: { group_name: '', members: members.map(([role_id, person]) => ({ role_id, person_ids: [person] })) },
})
const schedule = (schedule_id: number, ...schedules: Shift[]) =>
  ({ schedule_id, final_schedule: { layer_name: '', mode: 0, schedules } }) as unknown as Schedule

test('aShiftOfMineIsNotDividedByTheOthers', () => {
  const told = myShifts([schedule(1, shift(0, 10, [1, 7], [2, 8]), shift(10, 20, [1, 7], [2, 9]))], 7)

  expect(told).toMatchObject([{ start: 0, end: 20, roles: [1] }])
})

test('theShiftsOfAllSchedulesAreToldByTime', () => {
  const told = myShifts(
    [schedule(1, shift(50, 60, [0, 7])), schedule(2, shift(5, 9, [0, 7]), shift(9, 12, [0, 8]))],
    7,
  )

  expect(told.map((each) => [each.schedule.schedule_id, each.start, each.end])).toEqual([
    [2, 5, 9],
    [1, 50, 60],
  ])
})
