import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { eventBody, eventDraftOf, eventErrors } from './calendarEvent'

const event = {
  summary: 'Holiday',
  description: '',
  start_at: '2026-12-30',
  end_at: '2027-01-02',
  is_off: true,
}

test('theLastDayIsIncludedHereAndNotThere', () => {
  const draft = eventDraftOf(event)

  expect(draft).toMatchObject({ first: '2026-12-30', last: '2027-01-01' })
  expect(eventBody(draft)).toEqual(event)
})

test.each([
  [{ summary: ' ' }, 'summary'],
  [{ last: '2026-12-29' }, 'last'],
  [{ last: '2027-12-31' }, 'last'],
  [{ first: '' }, 'first'],
])('refuses: %j', (change, field) => {
  expect(Object.keys(eventErrors({ ...eventDraftOf(event), ...change }, en))).toEqual([field])
})
