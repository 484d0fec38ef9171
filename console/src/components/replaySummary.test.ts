import { expect, test } from 'vitest'
import type { ReplayItem } from '../api/types'
import { replaySummary } from './replaySummary'

function item(change: Partial<ReplayItem>): ReplayItem {
  return { delivery_id: 'd', replay_id: 'r', verdict: 'accepted', reason: '', outcomes: {}, ...change }
}

test('adds up how the events ended, the unrouted first', () => {
  const summary = replaySummary([
    item({ outcomes: { opened: 2 } }),
    item({ outcomes: { opened: 1, unrouted: 1 } }),
  ])

  expect(summary.outcomes).toEqual([
    ['unrouted', 1],
    ['opened', 3],
  ])
})

test('those that could not be replayed are counted by their reason', () => {
  const cut = item({ replay_id: '', verdict: '', reason: 'body: cut' })

  expect(replaySummary([cut, cut]).refused).toEqual([['body: cut', 2]])
})

test('rejected again, nothing to do and not judged yet are told apart', () => {
  const summary = replaySummary([item({ verdict: 'rejected' }), item({ verdict: 'nothing_to_do' }), item({})])

  expect(summary).toMatchObject({ rejected: 1, nothing: 1, waiting: 1, outcomes: [], refused: [] })
})
