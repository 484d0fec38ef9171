import type { Filters, NoiseRule, NoiseSettings, RuleBody, RuleKind, TimeSpan } from '../api/noiseTypes'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { conditionParts, keyName, spaced, type Part } from './routeSentence'

/** What a sentence needs beside the rule itself. */
export interface Telling {
  t: Strings
  format: Formats
  /** Names of the calendars; absent while they are not known. */
  calendars?: ReadonlyMap<string, string> | undefined
}

const shownGroups = 4
const shownConditions = 5
const day = 86_400

const text = (of: string): Part => ({ kind: 'text', text: of })
const value = (of: string): Part[] => [{ kind: 'value', text: of }]

/** A template with `{names}` replaced by parts. */
export function filled(template: string, parts: Record<string, Part[]>): Part[] {
  return template.split(/(\{\w+\})/).flatMap((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    if (name !== undefined) return parts[name] ?? []
    return piece === '' ? [] : [text(piece)]
  })
}

/** Any of the lists, each of them whole: `a is b, and c is d, or e is f`. */
export function filterParts(filters: Filters | undefined, t: Strings): Part[] {
  const words = t.routes.sentence
  const groups = (filters ?? []).filter((each) => each.length > 0)
  if (groups.length === 0) return [text(t.noise.sentence.every)]
  const said = groups.slice(0, shownGroups).map((group) => {
    const shown = group.slice(0, shownConditions).map((each) => conditionParts(each, t))
    if (group.length > shownConditions)
      shown.push([text(words.moreConditions(group.length - shownConditions))])
    return between(shown, words.and)
  })
  if (groups.length > shownGroups) said.push([text(words.more(groups.length - shownGroups))])
  return between(said, t.noise.sentence.alternative)
}

const between = (lists: Part[][], joiner: string): Part[] =>
  lists.flatMap((parts, index) => (index === 0 ? parts : [text(joiner), ...parts]))

export function namesParts(keys: readonly string[], t: Strings): Part[] {
  const words = t.noise.sentence
  if (keys.length === 0) return [text(words.noEquals)]
  return keys.flatMap((key, index) => [
    ...(index === 0 ? [] : [text(index === keys.length - 1 ? words.lastAnd : words.list)]),
    { kind: 'key' as const, text: keyName(key, t) },
  ])
}

/** Monday first, as a week of work goes. */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0]

/** On which days of the week; none is every day. */
export function dayNames(repeat: readonly number[], t: Strings): string {
  const words = t.noise.time
  const chosen = weekOrder.filter((each) => repeat.includes(each))
  if (chosen.length === 0 || chosen.length === 7) return words.everyDay
  if (chosen.join() === '1,2,3,4,5') return words.weekdays
  if (chosen.join() === '6,0') return words.weekends
  const runs: number[][] = []
  for (const each of chosen) {
    const last = runs.at(-1)
    if (last !== undefined && weekOrder.indexOf(each) === weekOrder.indexOf(last.at(-1) ?? -1) + 1)
      last.push(each)
    else runs.push([each])
  }
  const name = (of: number | undefined) => words.names[of ?? 0] ?? ''
  const said = runs.flatMap((run) =>
    run.length > 2 ? [words.range(name(run[0]), name(run.at(-1)))] : run.map(name),
  )
  return words.days(said.join(t.noise.sentence.list))
}

/** On which days: of the week, or of a calendar. */
function spanDays(span: TimeSpan, { t, calendars }: Telling): string {
  const words = t.noise.time
  const calendar = span.cal_id ?? ''
  if (calendar === '') return dayNames(span.repeat ?? [], t)
  const name = calendars === undefined ? '…' : (calendars.get(calendar) ?? words.goneCalendar)
  return span.is_off === true ? words.dayOff(name) : words.workday(name)
}

export function spanText(span: TimeSpan, telling: Telling): string {
  const words = telling.t.noise.time
  const days = spanDays(span, telling)
  if (span.start === '00:00' && (span.end === '00:00' || span.end === '24:00')) return words.allDay(days)
  return words.span(days, span.start, span.end <= span.start ? words.nextDay(span.end) : span.end)
}

/** When a silence holds; empty while no time is set. */
export function timeText(rule: RuleBody, telling: Telling): string {
  const { t, format } = telling
  const words = t.noise.time
  const once = rule.time_filter ?? undefined
  if (once !== undefined && once.start_time > 0) {
    const to = once.end_time - once.start_time < day && sameDay(once.start_time, once.end_time)
    return words.once(
      format.dayClock(once.start_time),
      to ? format.clock(once.end_time).slice(0, 5) : format.dayClock(once.end_time),
      format.duration(once.end_time - once.start_time),
    )
  }
  const spans = rule.time_filters ?? []
  if (spans.length === 0) return t.noise.sentence.noTime
  const zone = rule.time_zone ?? ''
  return spans.map((each) => spanText(each, telling)).join(words.and) + (zone === '' ? '' : words.zone(zone))
}

function sameDay(one: number, other: number): boolean {
  return new Date(one * 1000).toDateString() === new Date(other * 1000).toDateString()
}

const isEmpty = (filters: Filters | undefined) => (filters ?? []).every((each) => each.length === 0)

/** What a rule does, as one sentence. */
export function ruleParts(kind: RuleKind, rule: RuleBody, telling: Telling): Part[] {
  const { t, format } = telling
  const words = t.noise.sentence
  const filter = filterParts(rule.filters, t)
  if (kind === 'unsubscribe')
    return spaced(filled(isEmpty(rule.filters) ? words.dropAll : words.drop, { filter }))
  const discard: Part[] = rule.is_directly_discard === true ? [{ kind: 'flow', text: words.discard }] : []
  if (kind === 'silence') {
    const template = isEmpty(rule.filters) ? words.silenceAll : words.silence
    return spaced([...filled(template, { filter, time: value(timeText(rule, telling)) }), ...discard])
  }
  const sentence = filled(rule.is_directly_discard === true ? words.inhibitDiscard : words.inhibit, {
    source: filterParts(rule.source_filters, t),
    target: filterParts(rule.target_filters, t),
    equals: namesParts(rule.equals ?? [], t),
  })
  const lookBack = words.lookBack.replace('{time}', format.duration((rule.look_back_minutes ?? 10) * 60))
  return spaced([...sentence, { kind: 'arrow', text: lookBack }])
}

/** What a rule is about right now, in few words; most telling first. */
export function ruleStates(rule: NoiseRule, kind: RuleKind, now: number, { t, format }: Telling): string[] {
  const words = t.noise.state
  const states: string[] = []
  if (rule.status === 'disabled') states.push(words.off)
  else if (kind === 'silence') {
    const end = rule.time_filter?.end_time ?? 0
    const next = rule.next_effective_at ?? 0
    if (end > 0 && end <= now) states.push(words.expired)
    else if (rule.is_effective === true) {
      const until = rule.effective_until ?? 0
      states.push(until > 0 ? words.until(format.dayClock(until)) : words.now)
    } else if (next > 0) states.push(words.next(format.dayClock(next)))
  }
  const held = rule.held_alert_cnt ?? 0
  if (held > 0) states.push(words.held(format.counted(held)))
  return states
}

/** The lines that tell one part of the settings. */
export interface SettingLines {
  merge: Part[][]
  flapping: Part[][]
  group: Part[][]
  storm: Part[][]
  close: Part[][]
}

export function settingLines(settings: NoiseSettings, telling: Telling): SettingLines {
  const lines = {
    merge: [mergeLine(settings, telling)],
    flapping: [flappingLine(settings, telling)],
    group: groupLines(settings, telling),
    storm: stormLines(settings, telling),
    close: closeLines(settings, telling),
  }
  return Object.fromEntries(
    Object.entries(lines).map(([name, all]) => [name, all.map(spaced)]),
  ) as unknown as SettingLines
}

const minutes = (count: number, format: Formats) => value(format.duration(count * 60))

function mergeLine(settings: NoiseSettings, { t, format }: Telling): Part[] {
  const window = settings.merge_window_minutes ?? 1440
  if (window === 0) return [text(t.noise.settings.mergeForever)]
  return filled(t.noise.settings.merge, { time: minutes(window, format) })
}

/** As the server understands a channel that was never told: it marks and does not hold back. */
export function flappingOf(settings: NoiseSettings) {
  const said = settings.flapping ?? undefined
  return {
    off: said?.is_disabled ?? false,
    changes: said?.max_changes ?? 4,
    within: said?.in_mins ?? 60,
    mute: said?.mute_mins ?? (said === undefined ? 0 : 120),
  }
}

function flappingLine(settings: NoiseSettings, { t, format }: Telling): Part[] {
  const words = t.noise.settings
  const { off, changes, within, mute } = flappingOf(settings)
  if (off) return [text(words.flappingOff)]
  return filled(mute > 0 ? words.flappingHold : words.flappingMark, {
    changes: value(format.number(changes)),
    time: minutes(within, format),
    mute: minutes(mute, format),
  })
}

function groupLines(settings: NoiseSettings, { t, format }: Telling): Part[][] {
  const words = t.noise.settings
  const group = settings.group
  if (group === undefined || group.method === 'n') return [[text(words.groupNone)]]
  if (group.method === 'i') {
    const keys = (group.i_keys ?? []).length > 0 ? (group.i_keys ?? []) : usualTexts
    const percent = value(`${format.number(Math.round((group.i_score_threshold ?? 0.9) * 1000) / 10)}%`)
    return [
      filled(words.groupAlike, { dimensions: namesParts(keys, t), percent }),
      windowLine(settings, { t, format }),
    ]
  }
  const alternatives = group.equals ?? []
  const branches = group.cases ?? []
  const dimensions = between(
    alternatives.map((each) => namesParts(each, t)),
    words.or,
  )
  const strict: Part[] = group.all_equals_required === true ? [{ kind: 'arrow', text: words.strict }] : []
  const last =
    alternatives.length === 0
      ? [text(words.groupElseNone)]
      : [...filled(branches.length > 0 ? words.groupElse : words.groupValues, { dimensions }), ...strict]
  return [
    ...branches.map((each) =>
      filled(words.groupBranch, {
        filter: filterParts([each.if], t),
        dimensions: namesParts(each.equals, t),
      }),
    ),
    last,
    windowLine(settings, { t, format }),
  ]
}

/** What is compared where nobody chose. */
export const usualTexts = ['title', 'description', 'labels.service', 'labels.resource']

function windowLine(settings: NoiseSettings, { t, format }: Telling): Part[] {
  const words = t.noise.settings
  const window = settings.group?.time_window ?? 0
  if (window === 0) return [text(words.windowOpen)]
  const sliding = settings.group?.window_type === 'sliding'
  return filled(sliding ? words.windowSliding : words.windowFixed, { time: minutes(window, format) })
}

/** The list, or the older single one. */
export function stormsOf(settings: NoiseSettings): number[] {
  const group = settings.group
  const list = group?.storm_thresholds ?? []
  const single = group?.storm_threshold ?? 0
  return list.length > 0 ? list.toSorted((a, b) => a - b) : single > 1 ? [single] : []
}

function stormLines(settings: NoiseSettings, { t, format }: Telling): Part[][] {
  const words = t.noise.settings
  const storms = stormsOf(settings)
  const numbers = storms.flatMap((each, index) => [
    ...(index === 0
      ? []
      : [text(index === storms.length - 1 ? t.noise.sentence.lastAnd : t.noise.sentence.list)]),
    ...value(format.number(each)),
  ])
  return [
    storms.length === 0 ? [text(words.stormOff)] : filled(words.storm, { numbers }),
    [text(settings.disable_outlier_detection === true ? words.outlierOff : words.outlierOn)],
  ]
}

function closeLines(settings: NoiseSettings, { t, format }: Telling): Part[][] {
  const words = t.noise.settings
  const after = settings.auto_resolve_timeout ?? 0
  const time = value(format.duration(after))
  return [
    [text(settings.disable_auto_close === true ? words.closeOff : words.closeOn)],
    after === 0
      ? [text(words.resolveOff)]
      : filled(settings.auto_resolve_mode === 'update' ? words.resolveUpdate : words.resolveTrigger, {
          time,
        }),
  ]
}
