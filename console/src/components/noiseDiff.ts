import type { NoiseRule, NoiseSettings, NoiseVersionInfo, RuleKind } from '../api/noiseTypes'
import { flappingOf, stormsOf, usualTexts } from './noiseSentence'
import { longestRise } from './routeDiff'

export type RuleChangeKind = 'added' | 'removed' | 'changed' | 'enabled' | 'disabled' | 'moved'

/** One thing that differs about a rule; a rule may differ in several. */
export interface RuleChange {
  rule: RuleKind
  kind: RuleChangeKind
  before?: NoiseRule
  after?: NoiseRule
}

/** In the order in which an alert meets them. */
export const settingParts = ['merge', 'flapping', 'group', 'storm', 'close'] as const
export type SettingPart = (typeof settingParts)[number]

export interface NoiseDiff {
  rules: RuleChange[]
  settings: SettingPart[]
}

export const ruleKinds = ['unsubscribe', 'silence', 'inhibit'] satisfies RuleKind[]

export function rulesOf(info: NoiseVersionInfo, kind: RuleKind): NoiseRule[] {
  const lists = { unsubscribe: info.unsubscribes, silence: info.silences, inhibit: info.inhibits }
  return lists[kind].toSorted((a, b) => a.priority - b.priority)
}

/** What a rule does, as text; its place, its state and its counts are told apart from it. */
function contentOf(rule: NoiseRule): string {
  return JSON.stringify([
    rule.rule_name,
    rule.description ?? '',
    (rule.filters ?? []).map(plain),
    (rule.source_filters ?? []).map(plain),
    (rule.target_filters ?? []).map(plain),
    rule.equals ?? [],
    rule.look_back_minutes ?? 0,
    rule.is_directly_discard ?? false,
    rule.judge_again ?? true,
    rule.is_auto_delete ?? false,
    [rule.time_filter?.start_time ?? 0, rule.time_filter?.end_time ?? 0],
    (rule.time_filters ?? []).map((each) => [
      each.start,
      each.end,
      (each.repeat ?? []).toSorted(),
      each.cal_id ?? '',
      each.is_off ?? false,
    ]),
    (rule.time_filters ?? []).length > 0 ? (rule.time_zone ?? '') : '',
  ])
}

const plain = (group: NonNullable<NoiseRule['filters']>[number]) =>
  group.map(({ key, oper, vals }) => [key, oper, vals])

function diffRules(kind: RuleKind, before: NoiseRule[], after: NoiseRule[]): RuleChange[] {
  const places = new Map(before.map((each, index) => [each.rule_id, index]))
  const stays = after.filter((each) => places.has(each.rule_id))
  const rise = new Set(
    longestRise(stays.map((each) => places.get(each.rule_id) ?? 0)).map((at) => stays[at]?.rule_id),
  )
  const left = new Set(after.map((each) => each.rule_id))
  const changes: RuleChange[] = before
    .filter((each) => !left.has(each.rule_id))
    .map((each) => ({ rule: kind, kind: 'removed', before: each }))
  for (const now of after) {
    const then = before[places.get(now.rule_id) ?? -1]
    if (then === undefined) {
      changes.push({ rule: kind, kind: 'added', after: now })
      continue
    }
    const both = { rule: kind, before: then, after: now }
    if (contentOf(then) !== contentOf(now)) changes.push({ ...both, kind: 'changed' })
    if (then.status !== now.status) changes.push({ ...both, kind: now.status })
    if (!rise.has(now.rule_id)) changes.push({ ...both, kind: 'moved' })
  }
  return changes
}

/** The settings as the server understands them, so that a value left out equals its default. */
function partsOf(settings: NoiseSettings): Record<SettingPart, string> {
  const group = settings.group
  const method = group?.method ?? 'n'
  const window =
    method === 'n'
      ? []
      : [group?.time_window ?? 0, (group?.time_window ?? 0) > 0 && group?.window_type === 'sliding']
  const flapping = flappingOf(settings)
  const resolve = settings.auto_resolve_timeout ?? 0
  return {
    merge: String(settings.merge_window_minutes ?? 1440),
    flapping: JSON.stringify(flapping.off ? [] : flapping),
    group: JSON.stringify([
      method,
      window,
      method === 'p' && [
        group?.equals ?? [],
        (group?.cases ?? []).map((each) => [plain(each.if), each.equals]),
        group?.all_equals_required ?? false,
      ],
      method === 'i' && [
        (group?.i_keys ?? []).length > 0 ? group?.i_keys : usualTexts,
        group?.i_score_threshold ?? 0.9,
      ],
    ]),
    storm: JSON.stringify([stormsOf(settings), settings.disable_outlier_detection ?? false]),
    close: JSON.stringify([
      settings.disable_auto_close ?? false,
      resolve,
      resolve > 0 && settings.auto_resolve_mode === 'update',
    ]),
  }
}

export function changedParts(before: NoiseSettings, after: NoiseSettings): SettingPart[] {
  const [old, young] = [partsOf(before), partsOf(after)]
  return settingParts.filter((part) => old[part] !== young[part])
}

/** What somebody would have to do to the earlier version to get the later one. */
export function diffNoise(before: NoiseVersionInfo, after: NoiseVersionInfo): NoiseDiff {
  return {
    rules: ruleKinds.flatMap((kind) => diffRules(kind, rulesOf(before, kind), rulesOf(after, kind))),
    settings: changedParts(before.settings, after.settings),
  }
}

export const sameNoise = (diff: NoiseDiff) => diff.rules.length === 0 && diff.settings.length === 0
