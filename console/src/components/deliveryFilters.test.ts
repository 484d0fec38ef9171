import { expect, test } from 'vitest'
import { deliveryFiltersFrom, deliveryRequestFrom, deliverySearchFrom } from './deliveryFilters'

test('an address says the same after reading and writing', () => {
  const address = { verdict: 'rejected', outcome: 'unrouted', range: '24h', q: 'web 01' }

  expect(deliverySearchFrom(deliveryFiltersFrom(new URLSearchParams(address)))).toEqual(address)
})

test('nonsense in an address is left out', () => {
  const filters = deliveryFiltersFrom(new URLSearchParams('verdict=perhaps&outcome=lost&range=never'))

  expect(filters).toEqual({ verdict: undefined, outcome: undefined, range: 'all', query: '' })
  expect(deliverySearchFrom(filters)).toEqual({})
})

test('asks the server only for what is filtered', () => {
  const search = new URLSearchParams('range=7d&q=%20disk%20')

  expect(deliveryRequestFrom(5, deliveryFiltersFrom(search))).toEqual({
    integration_id: 5,
    hours: 168,
    query: 'disk',
  })
})
