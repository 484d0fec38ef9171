import { expect, test } from 'vitest'
import { textDiff } from './textDiff'

test('wordsThatDifferAreToldOnBothSides', () => {
  const { before, after } = textDiff('cpu high - web-01', '[cn] cpu high on web-01')

  expect(before.filter((run) => run.changed).map((run) => run.text)).toEqual(['-'])
  expect(after.filter((run) => run.changed).map((run) => run.text)).toEqual(['[cn] ', 'on'])
  expect(after.map((run) => run.text).join('')).toBe('[cn] cpu high on web-01')
})

test('chineseIsComparedLetterByLetter', () => {
  const { after } = textDiff('支付延迟过高', '支付网关延迟过高')

  expect(after.filter((run) => run.changed).map((run) => run.text)).toEqual(['网关'])
})

test('longTextsAreComparedByTheirEndsOnly', () => {
  const middle = (word: string) => Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(' ')

  const { before, after } = textDiff(`start ${middle('a')} end`, `start ${middle('b')} end`)

  expect(before.map((run) => run.changed)).toEqual([false, true, false])
  expect(after.map((run) => run.text).join('')).toBe(`start ${middle('b')} end`)
})
