import { expect, test } from 'vitest'
import type { NoiseRule, NoiseVersionInfo } from '../api/noiseTypes'
import { diffNoise, sameNoise } from './noiseDiff'

const rule = (id: string, priority: number, change: Partial<NoiseRule> = {}): NoiseRule => ({
  rule_id: id,
  rule_name: id,
  description: '',
  channel_id: 1,
  priority,
  status: 'enabled',
  created_at: 0,
  updated_at: 0,
  filters: [[{ key: 'severity', oper: 'IN', vals: ['Info'] }]],
  ...change,
})
const version = (silences: NoiseRule[], settings: NoiseVersionInfo['settings'] = {}): NoiseVersionInfo => ({
  version: 1,
  settings,
  silences,
  unsubscribes: [],
  inhibits: [],
})
const told = (before: NoiseRule[], after: NoiseRule[]) =>
  diffNoise(version(before), version(after)).rules.map((each) => [
    each.kind,
    (each.after ?? each.before)?.rule_id,
  ])

test('tellsWhatHappenedToEachRule', () => {
  const before = [rule('a', 0), rule('b', 1), rule('c', 2)]
  const after = [rule('c', 0), rule('a', 1, { status: 'disabled' }), rule('d', 2)]

  expect(told(before, after)).toEqual([
    ['removed', 'b'],
    ['moved', 'c'],
    ['disabled', 'a'],
    ['added', 'd'],
  ])
})

test('aRuleMayHaveChangedAndMoved', () => {
  const before = [rule('a', 0), rule('b', 1), rule('c', 2)]
  const after = [rule('b', 0), rule('c', 1), rule('a', 2, { rule_name: 'A' })]

  expect(told(before, after)).toEqual([
    ['changed', 'a'],
    ['moved', 'a'],
  ])
})

test('whatIsLeftOutEqualsItsDefault', () => {
  const one = version([], {})
  const other = version([rule('a', 0)].slice(1), {
    merge_window_minutes: 1440,
    flapping: { is_disabled: false, max_changes: 4, in_mins: 60, mute_mins: 0 },
    group: { method: 'n', time_window: 0 },
    auto_resolve_timeout: 0,
    auto_resolve_mode: 'trigger',
    disable_auto_close: false,
  })

  expect(sameNoise(diffNoise(one, other))).toBe(true)
})

test('namesTheSettingsThatDiffer', () => {
  const one = version([], { group: { method: 'p', equals: [['title']] } })
  const other = version([], {
    group: { method: 'p', equals: [['title']], time_window: 30, storm_thresholds: [20] },
    disable_auto_close: true,
  })

  expect(diffNoise(one, other).settings).toEqual(['group', 'storm', 'close'])
})
