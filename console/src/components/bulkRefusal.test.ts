import { expect, test } from 'vitest'
import type { Incident } from '../api/types'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { bulkRefusal } from './bulkRefusal'

const row = (title: string, progress: Incident['progress']) => ({ title, progress })
const chosen = [row('disk full', 'Triggered'), row('slow', 'Processing'), row('gone', 'Closed')]

test('whichRowsAnActionLeavesOutAndWhyIsSaid', () => {
  expect(bulkRefusal('ack', chosen, en, formats('en'))).toBe(
    '2 stay as they are: “slow”, “gone”. Only a triggered incident can be acknowledged.',
  )
  expect(bulkRefusal('resolve', chosen, en, formats('en'))).toBe(
    '1 stays as it is: “gone”. It is closed already.',
  )
  expect(bulkRefusal('resolve', chosen, zh, formats('zh'))).toBe('1 个保持不变：“gone”。已经关闭。')
})

test('nothingIsSaidWhereAllAreChanged', () => {
  expect(bulkRefusal('resolve', chosen.slice(0, 2), en, formats('en'))).toBeUndefined()
})

test('ofManyOnlyAFewAreNamed', () => {
  const closed = ['a', 'b', 'c', 'd', 'e'].map((title) => row(title, 'Closed'))

  expect(bulkRefusal('ack', closed, en, formats('en'))).toContain('“a”, “b”, “c” and 2 more.')
})
