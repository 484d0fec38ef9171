import { expect, test } from 'vitest'
import { filtersFrom, requestFrom, searchFrom } from './incidentFilters'

test('anAddressReadAndWrittenIsTheSame', () => {
  const address = 'view=Closed&severity=Critical%2CInfo&channel=12&q=web+01'

  expect(searchFrom(filtersFrom(new URLSearchParams(address))).toString()).toBe(address)
})

test('whatIsUsualStaysOutOfTheAddress', () => {
  expect(searchFrom(filtersFrom(new URLSearchParams(''))).toString()).toBe('')
})

test('nonsenseInTheAddressIsLeftOut', () => {
  const filters = filtersFrom(new URLSearchParams('view=bad&severity=Red,Critical&channel=-1'))

  expect(filters).toEqual({
    view: 'open',
    severities: ['Critical'],
    channelId: undefined,
    query: '',
    muted: false,
    mine: false,
  })
})

test('openMeansTriggeredOrAcknowledged', () => {
  expect(requestFrom(filtersFrom(new URLSearchParams('')), 7)).toEqual({ progress: 'Triggered,Processing' })
  expect(requestFrom(filtersFrom(new URLSearchParams('view=all')), 7)).toEqual({})
})

test('mineAsksForTheReadersOwn', () => {
  const filters = filtersFrom(new URLSearchParams('mine'))

  expect(requestFrom(filters, 7)).toEqual({ progress: 'Triggered,Processing', responder_ids: [7] })
  expect(searchFrom(filters).toString()).toBe('mine=')
})
