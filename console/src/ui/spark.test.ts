import { expect, test } from 'vitest'
import { sparkPath } from './spark'

test('the greatest value fills the box, and the least still shows', () => {
  expect(sparkPath([10, 0, 1000], 30, 20)).toBe('M0 20v-1h9v1zM20 20v-20h9v20z')
})

test('nothing is drawn where nothing happened', () => {
  expect(sparkPath([0, 0], 30, 20)).toBe('')
  expect(sparkPath([], 30, 20)).toBe('')
})
