import type { NoiseSettings } from '../api/noiseReportTypes'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

export interface SettingChange {
  name: string
  before: string
  after: string
}

/** What settings say, by name, in words; only what takes part. */
function told(
  settings: NoiseSettings,
  t: Strings,
  format: Formats,
): [key: string, name: string, value: string][] {
  const words = t.noiseReport.changes
  const { group, flapping } = settings
  const minutes = (value: number) => format.duration(value * 60)
  const list = (values: readonly (string | number)[] | undefined) =>
    values === undefined || values.length === 0 ? words.none : values.join(words.between)
  const said: [string, string, string][] = []
  const say = (key: string, name: string, value: string) => said.push([key, name, value])
  if (group !== undefined) {
    say('method', words.method, words.methods[group.method])
    if (group.method === 'p') {
      say(
        'dimensions',
        words.dimensions,
        (group.equals ?? []).map((each) => each.join(' + ')).join(' / ') || words.none,
      )
      if ((group.cases ?? []).length > 0)
        say('branches', words.branches, words.branchCount(format.number(group.cases?.length ?? 0)))
      say('strict', words.strict, group.all_equals_required === true ? words.strictYes : words.strictNo)
    }
    if (group.method === 'i') {
      say('keys', words.keys, list(group.i_keys))
      say(
        'score',
        words.score,
        group.i_score_threshold === undefined ? words.none : format.number(group.i_score_threshold),
      )
    }
    if (group.method !== 'n') {
      const window = group.time_window ?? 0
      say('window', words.window, window === 0 ? words.windowOff : minutes(window))
      say('windowType', words.windowType, words.windowTypes[group.window_type ?? 'tumbling'])
      if (group.storm_thresholds !== undefined) say('storm', words.storm, list(group.storm_thresholds))
    }
  }
  if (settings.merge_window_minutes !== undefined)
    say(
      'merge',
      words.merge,
      settings.merge_window_minutes === 0 ? words.mergeOff : minutes(settings.merge_window_minutes),
    )
  if (flapping !== undefined)
    say(
      'flapping',
      words.flapping,
      flapping.is_disabled
        ? words.flappingOff
        : words.flappingOn(
            format.number(flapping.max_changes),
            minutes(flapping.in_mins),
            flapping.mute_mins === 0 ? '' : minutes(flapping.mute_mins),
          ),
    )
  if (settings.auto_resolve_timeout !== undefined)
    say(
      'resolve',
      words.resolve,
      settings.auto_resolve_timeout === 0 ? words.resolveOff : format.duration(settings.auto_resolve_timeout),
    )
  if (settings.auto_resolve_mode !== undefined && (settings.auto_resolve_timeout ?? 0) > 0)
    say('resolveMode', words.resolveMode, words.resolveModes[settings.auto_resolve_mode])
  if (settings.disable_outlier_detection !== undefined)
    say('outlier', words.outlier, settings.disable_outlier_detection ? words.outlierOff : words.outlierOn)
  return said
}

/** What would change if the draft were applied, in words; what the draft leaves out stays. */
export function settingsChanges(
  now: NoiseSettings,
  draft: NoiseSettings,
  t: Strings,
  format: Formats,
): SettingChange[] {
  const former = told(now, t, format)
  const then = told({ ...now, ...draft }, t, format)
  const names = new Map([...former, ...then].map(([key, name]) => [key, name]))
  const valueIn = (all: typeof former, key: string) => all.find(([each]) => each === key)?.[2]
  return [...names].flatMap(([key, name]) => {
    const before = valueIn(former, key) ?? t.noiseReport.changes.none
    const after = valueIn(then, key) ?? t.noiseReport.changes.none
    return before === after &&
      !(
        key === 'branches' &&
        JSON.stringify(now.group?.cases) !== JSON.stringify(draft.group?.cases ?? now.group?.cases)
      )
      ? []
      : [{ name, before, after }]
  })
}

/** How alerts are grouped, in one line: `labels.check + labels.region, 30 m`. */
export function groupingLine(settings: NoiseSettings, t: Strings, format: Formats): string {
  const { group } = settings
  const words = t.noiseReport
  if (group === undefined || group.method !== 'p') return words.changes.methods[group?.method ?? 'n']
  const window = group.time_window ?? 0
  return words.suggestions.group(
    (group.equals ?? []).map((each) => each.join(' + ')).join(' / '),
    window === 0 ? words.suggestions.windowOff : format.duration(window * 60),
  )
}

/** The settings of a channel that a trial is about. */
export function noiseOf(channel: NoiseSettings): NoiseSettings {
  const {
    group,
    flapping,
    merge_window_minutes,
    auto_resolve_timeout,
    auto_resolve_mode,
    disable_outlier_detection,
  } = channel
  return Object.fromEntries(
    Object.entries({
      group,
      flapping,
      merge_window_minutes,
      auto_resolve_timeout,
      auto_resolve_mode,
      disable_outlier_detection,
    }).filter(([, value]) => value !== undefined),
  )
}
