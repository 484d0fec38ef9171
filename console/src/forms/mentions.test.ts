import { expect, test } from 'vitest'
import { mentioned } from './mentions'

const people = [
  { member_id: 1, member_name: 'Ann' },
  { member_id: 2, member_name: 'Ann Lee' },
  { member_id: 3, member_name: '王芳' },
]

test('names after an @ are spoken to, each once', () => {
  expect(mentioned('@Ann look, @王芳你看, and @Ann again', people)).toEqual([1, 3])
})

test('the longer name wins over one it begins with', () => {
  expect(mentioned('@Ann Lee please', people)).toEqual([2])
})

test('an address or an unknown name speaks to nobody', () => {
  expect(mentioned('mail ops@example.com or @nobody', people)).toEqual([])
})
