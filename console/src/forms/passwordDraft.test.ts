import { expect, test } from 'vitest'
import { passwordFault } from './passwordDraft'

test('a short password tells how much is missing', () => {
  expect(passwordFault('1234567', '1234567')).toEqual({ short: 3 })
  expect(passwordFault('密码🔑', '')).toEqual({ short: 7 })
})

test('both must be the same', () => {
  expect(passwordFault('0123456789', '012345678')).toBe('differs')
  expect(passwordFault('0123456789', '0123456789')).toBeUndefined()
})
