import { expect, test } from 'vitest'
import type { Channel } from '../api/types'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { draftErrors, draftOf, updateOf } from './channelRules'

const channel: Channel = {
  channel_id: 1,
  channel_name: 'ECS',
  description: '',
  status: 'enabled',
  created_at: 0,
  updated_at: 0,
  auto_resolve_timeout: 7200,
  merge_window_minutes: 1440,
  group: {
    method: 'p',
    equals: [['labels.check'], ['labels.region']],
    cases: [],
    all_equals_required: true,
    time_window: 0,
  },
}

test('savingWithoutAChangeKeepsWhatTheFormDoesNotShow', () => {
  const update = updateOf(channel, draftOf(channel))

  expect(update.group.equals).toEqual([['labels.check'], ['labels.region']])
  expect(update).toMatchObject({ auto_resolve_timeout: 7200, merge_window_minutes: 1440 })
})

test('refusesWhatTheServerWouldRefuse', () => {
  const draft = {
    ...draftOf(channel),
    name: ' ',
    dimensions: [],
    windowOn: true,
    windowMinutes: 1441,
    mergeMinutes: 0.5,
  }

  expect(draftErrors(draft, en, formats('en'))).toEqual({
    name: en.channelForm.nameMissing,
    dimensions: en.channelForm.dimensionsMissing,
    window: 'Enter a whole number from 1 to 1,440.',
    merge: 'Enter a whole number from 1 to 43,200.',
    resolve: undefined,
  })
})
