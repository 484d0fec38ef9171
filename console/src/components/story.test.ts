import { expect, test } from 'vitest'
import type { Alert, FeedItem } from '../api/types'
import { story } from './story'

const alert = (alert_id: string, start_time: number, end_time = 0) =>
  ({ alert_id, start_time, end_time }) as Alert
const item = (type: string, seconds: number, detail: FeedItem['detail'] = null): FeedItem => ({
  ref_id: 'i',
  type,
  detail,
  creator_id: 0,
  created_at: seconds * 1000,
})

test('tellsFromTheNewestBackToTheFirst', () => {
  const told = story(
    [item('i_new', 10), item('a_merge', 10, { alert_id: 'a' }), item('i_ack', 20), item('i_rslv', 30)],
    [alert('a', 10, 30)],
  )

  expect(told.map((each) => (each.kind === 'feed' ? each.item.type : each.kind))).toEqual([
    'i_rslv',
    'recovered',
    'i_ack',
    'joined',
    'i_new',
  ])
})

test('anAlertTheTimelineDoesNotMentionIsToldFromItsStart', () => {
  const [joined] = story([], [alert('a', 10)])

  expect(joined).toMatchObject({ kind: 'joined', at: 10 })
})

test('aLongRunOfJoinedAlertsIsOneLine', () => {
  const merges = Array.from({ length: 6 }, (_, n) =>
    item('a_merge', 20 + n, { alert_id: `x${n}`, title: 'cpu' }),
  )

  const told = story([item('i_new', 10), ...merges, item('i_ack', 40)], [])

  expect(told.map((each) => each.kind)).toEqual(['feed', 'run', 'feed'])
  expect(told[1]).toMatchObject({ of: 'joined', at: 25, chapters: { length: 6 } })
})
