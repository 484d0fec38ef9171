import { expect, test } from 'vitest'
import { noticeCounts } from './noticeText'

test('what is under way has neither arrived nor failed', () => {
  const states = ['delivered', 'waiting', 'failed', 'not_sent', 'sending', 'delivered'] as const
  expect(noticeCounts(states.map((state) => ({ state })))).toEqual({ delivered: 2, failed: 2 })
})
