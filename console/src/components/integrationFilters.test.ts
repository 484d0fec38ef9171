import { expect, test } from 'vitest'
import type { Integration, IntegrationType } from '../api/types'
import {
  integrationFiltersFrom,
  integrationRequestFrom,
  integrationSearchFrom,
  wanted,
} from './integrationFilters'

const cloud = { category: 'cloud' } as IntegrationType
const quiet = {
  channel_id: 0,
  status: 'enabled',
  is_silent: false,
  trouble_24h: { rejected: 0, unrouted: 0, set_aside: 0, refused: 0 },
} as Integration

function filters(address: string) {
  return integrationFiltersFrom(new URLSearchParams(address))
}

test('an address says the same after reading and writing', () => {
  const address = { scope: 'all', category: 'cloud', status: 'silent', q: 'ecs' }

  expect(integrationSearchFrom(integrationFiltersFrom(new URLSearchParams(address)))).toEqual(address)
  expect(integrationSearchFrom(filters('scope=x&status=odd'))).toEqual({})
})

test('the shared ones are asked for unless all are wanted', () => {
  expect(integrationRequestFrom(filters(''))).toEqual({ channel_id: 0 })
  expect(integrationRequestFrom(filters('scope=all&q=%20a%20'))).toEqual({ query: 'a' })
})

test('a row is wanted by its category and its condition', () => {
  const noisy = { ...quiet, trouble_24h: { ...quiet.trouble_24h, refused: 1 } }

  expect(wanted(quiet, cloud, filters('category=cloud'))).toBe(true)
  expect(wanted(quiet, cloud, filters('category=custom'))).toBe(false)
  expect(wanted(quiet, cloud, filters('status=trouble'))).toBe(false)
  expect(wanted(noisy, cloud, filters('status=trouble'))).toBe(true)
  expect(wanted({ ...quiet, is_silent: true }, cloud, filters('status=silent'))).toBe(true)
  expect(wanted({ ...quiet, status: 'disabled' }, cloud, filters('status=enabled'))).toBe(false)
})

test('private ones show only where all are asked for', () => {
  const own = { ...quiet, channel_id: 11 }

  expect(wanted(own, cloud, filters(''))).toBe(false)
  expect(wanted(own, cloud, filters('scope=all'))).toBe(true)
})
