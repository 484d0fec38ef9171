import { expect, test } from 'vitest'
import { addressesOf } from './addresses'

test('addressesAreReadHoweverTheyAreSeparated', () => {
  expect(addressesOf('a@x.cn, B@x.cn；c@x.cn\n a@x.cn')).toEqual({
    good: ['a@x.cn', 'b@x.cn', 'c@x.cn'],
    wrong: [],
  })
})

test('whatIsNoAddressIsTold', () => {
  expect(addressesOf('ann a@b@c').wrong).toEqual(['ann', 'a@b@c'])
  expect(addressesOf('  ')).toEqual({ good: [], wrong: [] })
})
