import type { FlappingSettings, Grouping, GroupingBranch, NoiseSettings } from '../api/noiseTypes'
import { flappingOf, stormsOf, usualTexts } from '../components/noiseSentence'
import { settingParts, type SettingPart } from '../components/noiseDiff'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { filterFault } from './filterFaults'

export const settingLimits = {
  window: 43_200,
  merge: 1440,
  changes: 100,
  within: 1440,
  mute: 1440,
  resolve: 43_200,
  alternatives: 5,
  dimensions: 5,
  branches: 100,
  texts: 10,
  storms: 5,
  storm: 10_000,
}

/** What stands in the forms of a channel's settings; minutes throughout, as people think. */
export interface SettingsDraft {
  mergeOn: boolean
  mergeMinutes: number | null
  flapping: 'off' | 'mark' | 'hold'
  changes: number | null
  within: number | null
  mute: number | null
  method: Grouping['method']
  alternatives: string[][]
  branches: GroupingBranch[]
  strict: boolean
  texts: string[]
  threshold: number | null
  window: 'open' | 'fixed' | 'sliding'
  windowMinutes: number | null
  storms: string[]
  outlier: boolean
  autoClose: boolean
  resolveOn: boolean
  resolveMinutes: number | null
  resolveFrom: 'trigger' | 'update'
}

export function settingsDraftOf(settings: NoiseSettings): SettingsDraft {
  const { group } = settings
  const merge = settings.merge_window_minutes ?? 1440
  const flapping = flappingOf(settings)
  const window = group?.time_window ?? 0
  const resolve = settings.auto_resolve_timeout ?? 0
  return {
    mergeOn: merge > 0,
    mergeMinutes: merge > 0 ? merge : 1440,
    flapping: flapping.off ? 'off' : flapping.mute > 0 ? 'hold' : 'mark',
    changes: flapping.changes,
    within: flapping.within,
    mute: flapping.mute > 0 ? flapping.mute : 120,
    method: group?.method ?? 'n',
    alternatives: (group?.equals ?? []).length > 0 ? (group?.equals ?? []) : [[]],
    branches: group?.cases ?? [],
    strict: group?.all_equals_required ?? false,
    texts: (group?.i_keys ?? []).length > 0 ? (group?.i_keys ?? []) : usualTexts,
    threshold: group?.i_score_threshold ?? 0.9,
    window: window === 0 ? 'open' : group?.window_type === 'sliding' ? 'sliding' : 'fixed',
    windowMinutes: window > 0 ? window : 30,
    storms: stormsOf(settings).map(String),
    outlier: settings.disable_outlier_detection !== true,
    autoClose: settings.disable_auto_close !== true,
    resolveOn: resolve > 0,
    resolveMinutes: resolve > 0 ? Math.round(resolve / 60) : 1440,
    resolveFrom: settings.auto_resolve_mode === 'update' ? 'update' : 'trigger',
  }
}

const filledGroups = (groups: string[][]) => groups.filter((each) => each.length > 0)

/** What a part of the draft says, ready to be sent; what it does not show goes back as it came. */
export function settingsOf(part: SettingPart, draft: SettingsDraft, base: NoiseSettings): NoiseSettings {
  switch (part) {
    case 'merge':
      return { merge_window_minutes: draft.mergeOn ? (draft.mergeMinutes ?? 0) : 0 }
    case 'flapping':
      return { flapping: flappingSettings(draft) }
    case 'group':
      return { group: groupSettings(draft, base.group) }
    case 'storm':
      return {
        group: {
          method: 'n',
          ...base.group,
          storm_thresholds: numbersOf(draft.storms),
          storm_threshold: 0,
        },
        disable_outlier_detection: !draft.outlier,
      }
    case 'close':
      return {
        disable_auto_close: !draft.autoClose,
        auto_resolve_timeout: draft.resolveOn ? (draft.resolveMinutes ?? 0) * 60 : 0,
        auto_resolve_mode: draft.resolveFrom,
      }
  }
}

/** What the whole draft says; grouping and storms share a setting, so each goes over those before it. */
export function allSettingsOf(draft: SettingsDraft, base: NoiseSettings): NoiseSettings {
  return settingParts.reduce<NoiseSettings>(
    (said, part) => ({ ...said, ...settingsOf(part, draft, { ...base, ...said }) }),
    {},
  )
}

function flappingSettings(draft: SettingsDraft): FlappingSettings {
  return {
    is_disabled: draft.flapping === 'off',
    max_changes: draft.changes ?? 0,
    in_mins: draft.within ?? 0,
    mute_mins: draft.flapping === 'hold' ? (draft.mute ?? 0) : 0,
  }
}

function groupSettings(draft: SettingsDraft, group: Grouping | undefined): Grouping {
  if (draft.method === 'n') return { ...group, method: 'n' }
  const window: Grouping = {
    ...group,
    method: draft.method,
    time_window: draft.window === 'open' ? 0 : (draft.windowMinutes ?? 0),
    window_type: draft.window === 'sliding' ? 'sliding' : 'tumbling',
  }
  if (draft.method === 'i') return { ...window, i_keys: draft.texts, i_score_threshold: draft.threshold ?? 0 }
  return {
    ...window,
    equals: filledGroups(draft.alternatives),
    cases: draft.branches,
    all_equals_required: draft.strict,
  }
}

const numbersOf = (typed: string[]) => typed.map(Number).toSorted((a, b) => a - b)

export type SettingErrors = Partial<
  Record<
    | 'merge'
    | 'changes'
    | 'within'
    | 'mute'
    | 'dimensions'
    | 'texts'
    | 'threshold'
    | 'window'
    | 'storms'
    | 'resolve',
    string
  >
> & { branches?: Map<number, { if?: string; equals?: string }> }

function outside(
  value: number | null,
  low: number,
  high: number,
  t: Strings,
  format: Formats,
): string | undefined {
  const inside = value !== null && Number.isInteger(value) && value >= low && value <= high
  return inside ? undefined : t.channelForm.range(format.number(low), format.number(high))
}

/** What is wrong with a part of the draft, by field. */
export function settingErrors(
  part: SettingPart,
  draft: SettingsDraft,
  t: Strings,
  format: Formats,
): SettingErrors {
  const range = (value: number | null, low: number, high: number) => outside(value, low, high, t, format)
  const all: SettingErrors = {}
  if (part === 'merge' && draft.mergeOn) all.merge = range(draft.mergeMinutes, 1, settingLimits.merge)
  if (part === 'flapping' && draft.flapping !== 'off') {
    all.changes = range(draft.changes, 2, settingLimits.changes)
    all.within = range(draft.within, 1, settingLimits.within)
    if (draft.flapping === 'hold') all.mute = range(draft.mute, 1, settingLimits.mute)
  }
  if (part === 'group') groupErrors(draft, t, range, all)
  if (part === 'storm') {
    const good = draft.storms.every((each) => /^\d{1,5}$/.test(each) && Number(each) >= 2)
    const small = draft.storms.every((each) => Number(each) <= settingLimits.storm)
    if (!good || !small || draft.storms.length > settingLimits.storms) all.storms = t.noise.form.stormWrong
  }
  if (part === 'close' && draft.resolveOn) all.resolve = range(draft.resolveMinutes, 1, settingLimits.resolve)
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined))
}

function groupErrors(
  draft: SettingsDraft,
  t: Strings,
  range: (value: number | null, low: number, high: number) => string | undefined,
  all: SettingErrors,
): void {
  const most = t.noise.rule.equalsMany
  if (draft.method !== 'n' && draft.window !== 'open')
    all.window = range(draft.windowMinutes, 1, settingLimits.window)
  if (draft.method === 'i') {
    if (draft.texts.length === 0) all.texts = t.noise.rule.equalsMissing
    if (draft.texts.length > settingLimits.texts) all.texts = most(String(settingLimits.texts))
    const score = draft.threshold ?? 0
    if (score < 0.5 || score > 1) all.threshold = t.noise.form.threshold01
  }
  if (draft.method !== 'p') return
  const groups = filledGroups(draft.alternatives)
  if (groups.length === 0 && draft.branches.length === 0) all.dimensions = t.channelForm.dimensionsMissing
  if (groups.some((each) => each.length > settingLimits.dimensions))
    all.dimensions = most(String(settingLimits.dimensions))
  const branches = new Map<number, { if?: string; equals?: string }>()
  draft.branches.forEach((branch, index) => {
    const fault = filterFault([branch.if], t)
    const equals =
      branch.equals.length === 0
        ? t.noise.rule.equalsMissing
        : branch.equals.length > settingLimits.dimensions
          ? most(String(settingLimits.dimensions))
          : undefined
    if (fault !== undefined || equals !== undefined)
      branches.set(index, { ...(fault && { if: fault }), ...(equals && { equals }) })
  })
  if (branches.size > 0) all.branches = branches
}
