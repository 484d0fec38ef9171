import { expect, test } from 'vitest'
import { highlight } from './highlight'

test('finds every hit in any case and keeps the text whole', () => {
  const parts = highlight('Web-01 and WEB-02', 'web')

  expect(parts.filter((each) => each.hit).map((each) => each.text)).toEqual(['Web', 'WEB'])
  expect(parts.map((each) => each.text).join('')).toBe('Web-01 and WEB-02')
})

test('without a word, or where small letters are longer, nothing is marked', () => {
  expect(highlight('text', '  ')).toEqual([{ text: 'text', hit: false }])
  expect(highlight('İstanbul', 'i')).toEqual([{ text: 'İstanbul', hit: false }])
})
