import { expect, test } from 'vitest'
import { headersFrom } from './headerLines'

test('reads pasted headers and passes over what is none', () => {
  expect(headersFrom('Content-Type: application/json\n\nnonsense\nX-Link: http://a:80 ')).toEqual({
    'Content-Type': 'application/json',
    'X-Link': 'http://a:80',
  })
})
