import { expect, test } from 'vitest'
import type { Channel } from '../api/types'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { allSettingsOf, settingErrors, settingsDraftOf, settingsOf } from './noiseSettings'

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
    cases: [{ if: [{ key: 'title', oper: 'IN', vals: ['x'] }], equals: ['title'] }],
    all_equals_required: true,
    time_window: 0,
    storm_thresholds: [20],
    i_keys: ['title'],
  },
}

test('savingWithoutAChangeKeepsWhatAFormDoesNotShow', () => {
  const draft = settingsDraftOf(channel)

  expect(settingsOf('group', draft, channel).group).toMatchObject({
    equals: [['labels.check'], ['labels.region']],
    cases: [{ equals: ['title'] }],
    storm_thresholds: [20],
    i_keys: ['title'],
  })
  expect(settingsOf('storm', draft, channel).group).toMatchObject({
    method: 'p',
    equals: [['labels.check'], ['labels.region']],
  })
  expect(settingsOf('close', draft, channel)).toEqual({
    disable_auto_close: false,
    auto_resolve_timeout: 7200,
    auto_resolve_mode: 'trigger',
  })
})

test('refusesWhatTheServerWouldRefuse', () => {
  const draft = {
    ...settingsDraftOf(channel),
    alternatives: [[]],
    branches: [],
    window: 'fixed' as const,
    windowMinutes: 43_201,
    mergeMinutes: 0.5,
    flapping: 'hold' as const,
    changes: 1,
    storms: ['20', 'many'],
  }
  const errors = (part: 'group' | 'merge' | 'flapping' | 'storm') =>
    Object.keys(settingErrors(part, draft, en, formats('en')))

  expect(errors('group')).toEqual(['window', 'dimensions'])
  expect(errors('merge')).toEqual(['merge'])
  expect(errors('flapping')).toEqual(['changes'])
  expect(errors('storm')).toEqual(['storms'])
})

test('holdingBackNeedsATimeAndMarkingSendsNone', () => {
  const draft = { ...settingsDraftOf(channel), flapping: 'mark' as const }

  expect(settingsOf('flapping', draft, channel).flapping).toMatchObject({ is_disabled: false, mute_mins: 0 })
})

test('theWholeDraftSaysGroupingAndStormsTogether', () => {
  const draft = {
    ...settingsDraftOf(channel),
    alternatives: [['title']],
    storms: ['50', '10'],
    mergeMinutes: 60,
  }

  expect(allSettingsOf(draft, channel)).toMatchObject({
    merge_window_minutes: 60,
    group: { method: 'p', equals: [['title']], storm_thresholds: [10, 50], i_keys: ['title'] },
  })
})
