import type { EscalationBody, Level, Media, Targets } from '../api/escalationTypes'
import type { Formats } from '../i18n/format'
import { filled, filterParts, spanText } from './noiseSentence'
import { personName, type Book } from './oncallText'
import { spaced, type Part } from './routeSentence'

/** Names of all a rule may tell. */
export interface EscalationBook extends Book {
  teams: ReadonlyMap<number, string>
  schedules: ReadonlyMap<number, string>
  calendars: ReadonlyMap<string, string> | undefined
  format: Formats
}

const severities = ['Critical', 'Warning', 'Info'] as const
const shownTargets = 6
const minute = 60

const text = (of: string): Part => ({ kind: 'text', text: of })
const value = (of: string): Part => ({ kind: 'value', text: of })

/** A medium as people call it: `feishu_app:12` is Feishu. */
export function mediumName(medium: string, { t }: Pick<Book, 't'>): string {
  const [name = ''] = medium.split(':')
  const known: Record<string, string> = t.escalation.media
  return known[name] ?? medium
}

export function robotName(robot: { type: string; alias: string }, book: Pick<Book, 't'>): string {
  const kind = mediumName(robot.type, book)
  return robot.alias === '' ? book.t.escalation.chat(kind) : book.t.escalation.chatNamed(kind, robot.alias)
}

const aliasOf = (settings: Record<string, unknown>) =>
  typeof settings.alias === 'string' ? settings.alias : ''

/** Everybody a level tells, by name. */
export function targetNames(target: Targets, book: EscalationBook): string[] {
  const words = book.t.escalation
  return [
    ...target.person_ids.map((id) => personName(id, book)),
    ...target.team_ids.map((id) => words.team(book.teams.get(id) ?? String(id))),
    ...Object.entries(target.schedule_to_role_ids).map(([id, roles]) => {
      const name = book.schedules.get(Number(id)) ?? words.unknownSchedule(id)
      const said = roles.includes(0) ? [] : roles.map((role) => book.roles.get(role) ?? String(role))
      return said.length === 0 ? words.onCallOf(name) : words.onCallAs(name, said.join(book.t.action.between))
    }),
    ...target.emails,
    ...target.webhooks.map((each) => robotName({ type: each.type, alias: aliasOf(each.settings) }, book)),
  ]
}

function listed(names: string[], book: EscalationBook): Part[] {
  const words = book.t.escalation.sentence
  const shown = names.slice(0, shownTargets)
  if (names.length > shownTargets) shown.push(words.more(book.format.number(names.length - shownTargets)))
  return shown.flatMap((name, index) => [
    ...(index === 0 ? [] : [text(index === shown.length - 1 ? words.lastAnd : words.comma)]),
    value(name),
  ])
}

/** `voice and SMS`; with several answers, each with the severities it is for. */
function mediaText(media: Media, book: EscalationBook): string {
  const { t } = book
  const words = t.escalation.sentence
  if (media.follow_preference) return words.ownPreference
  const bySet = new Map<string, string[]>()
  for (const severity of severities) {
    const list = media[severity.toLowerCase() as Lowercase<typeof severity>]
    const said = list.map((each) => mediumName(each, book)).join(words.lastAnd) || words.noMedium
    bySet.set(said, [...(bySet.get(said) ?? []), t.severity[severity]])
  }
  if (bySet.size === 1) return words.by([...bySet.keys()].join())
  return words.by(
    [...bySet].map(([said, which]) => words.forSeverity(said, which.join(words.comma))).join(words.comma),
  )
}

const inPerson = (target: Targets) =>
  target.person_ids.length +
    target.team_ids.length +
    Object.keys(target.schedule_to_role_ids).length +
    target.emails.length >
  0

/** When a rule holds, and how long it waits. */
export function whenParts(rule: EscalationBody, book: EscalationBook): Part[] {
  const { t, format } = book
  const words = t.escalation.sentence
  const filters = rule.filters.filter((each) => each.length > 0)
  const head =
    filters.length === 0 ? [text(words.every)] : filled(words.when, { filter: filterParts(filters, t) })
  const times = rule.time_filters.map((each) => spanText(each, book))
  const zone = rule.time_zone === '' || times.length === 0 ? '' : t.noise.time.zone(rule.time_zone)
  return spaced([
    ...head,
    ...(times.length === 0 ? [] : [text(words.comma), value(times.join(t.noise.time.and) + zone)]),
    ...(rule.aggr_window > 0
      ? [text(words.comma), ...filled(words.delay, { time: [value(format.duration(rule.aggr_window))] })]
      : []),
  ])
}

/** What one level does; all but the first say when they come. */
export function levelParts(levels: readonly Level[], index: number, book: EscalationBook): Part[] {
  const { t, format } = book
  const words = t.escalation.sentence
  const level = levels[index]
  if (level === undefined) return []
  const before = levels[index - 1]
  const names = targetNames(level.target, book)
  const lead =
    before === undefined
      ? [text(words.atOnce)]
      : filled(before.force_escalate ? words.afterForced : words.after, {
          time: [value(format.duration(before.escalate_window * minute))],
        })
  const who = names.length === 0 ? [text(words.nobodyYet)] : listed(names, book)
  const { by } = level.target
  const how = by === undefined || !inPerson(level.target) ? [] : [text(mediaText(by, book))]
  const times = Math.max(1, level.max_times)
  const repeat =
    times === 1
      ? []
      : [text(words.comma), text(words.times(String(times), format.duration(level.notify_step * minute)))]
  return spaced([...lead, ...who, ...how, ...repeat])
}
