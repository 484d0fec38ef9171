import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { fieldText } from './fieldText'

test('every kind of value has words', () => {
  expect(fieldText(true, en)).toBe('Yes')
  expect(fieldText(false, en)).toBe('No')
  expect(fieldText(['a', 'b'], en)).toBe('a, b')
  expect(fieldText('x', en)).toBe('x')
  for (const empty of [null, '', []]) expect(fieldText(empty, en)).toBe('Not set')
})
