import { expect, test } from 'vitest'
import { safeNext } from './paths'

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
