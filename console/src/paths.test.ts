import { expect, test } from 'vitest'
import { tokenFrom } from './components/linkToken'
import { paths, safeNext } from './paths'

test('comesBackToAnAddressOfTheConsoleOnly', () => {
  expect(safeNext('/incident/1?x=2')).toBe('/incident/1?x=2')

  for (const foreign of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    null,
  ])
    expect(safeNext(foreign)).toBe('/incidents')
})

test('theSecretOfAnAnswerStandsBehindTheHash', () => {
  const address = new URL(paths.answer('a-Secret_1'), 'https://quell.example')

  expect(address.pathname).toBe('/answer')
  expect(tokenFrom(address.hash)).toBe('a-Secret_1')
})
