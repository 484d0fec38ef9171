import type { FeedItem, FeedRedirect, FeedTarget } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { because } from './because'
import { mediumName, robotName } from './escalationSentence'
import { tellSending } from './sendReasons'

/** What telling an entry needs beside it. */
export interface FeedBook {
  names: ReadonlyMap<number, string>
  t: Strings
  format: Formats
}

type Detail = NonNullable<FeedItem['detail']>

/** What became of an entry in words: its heading, and what more there is to say. */
export interface Told {
  heading: string
  lines: string[]
}

function nameOf(id: number, { names, t }: FeedBook, said = ''): string {
  return said || names.get(id) || t.oncall.unknownPerson(String(id))
}

const named = (ids: readonly number[] | undefined, book: FeedBook) =>
  (ids ?? []).map((id) => nameOf(id, book)).join(book.t.action.between)

const between = (names: string[], { t }: FeedBook) => names.join(t.action.between)

function ruleLine(detail: Detail, { t, format }: FeedBook): string[] {
  const rule = detail.escalate_rule_name ?? ''
  return rule === '' ? [] : [t.told.byRule(rule, format.number((detail.layer_idx ?? 0) + 1))]
}

function assigned(detail: Detail, book: FeedBook): Told {
  const { t, format } = book
  const words = t.told.assign
  const to = detail.to ?? detail.person_ids
  const lines = [...((to ?? []).length > 0 ? [t.told.to(named(to, book))] : []), ...ruleLine(detail, book)]
  const kind = detail.type ?? 'assign'
  if (kind === 'escalate')
    return { heading: words.escalate(format.number((detail.layer_idx ?? 0) + 1)), lines }
  return { heading: kind === 'reassign' || kind === 'reopen' ? words[kind] : words.assign, lines }
}

interface Reached {
  name: string
  failed: string
}

function reached(detail: Detail, book: FeedBook): Reached[] {
  const of = (name: string, each: FeedTarget) => ({
    name,
    failed: tellSending(each.failed_reason ?? '', book.t),
  })
  return [
    ...(detail.persons ?? []).map((each) => of(nameOf(each.person_id ?? 0, book, each.person_name), each)),
    ...(detail.emails ?? []).map((each) => of(each.email ?? '', each)),
    ...(detail.chats ?? []).map((each) => of(each.chat_name || (each.chat_id ?? ''), each)),
    ...(detail.robots ?? []).map((each) =>
      of(robotName({ type: detail.by ?? '', alias: each.alias ?? '' }, book), each),
    ),
  ]
}

function notified(detail: Detail, book: FeedBook): Told {
  const { t, format } = book
  const words = t.told
  const all = reached(detail, book)
  const fine = all.filter((each) => each.failed === '').map((each) => each.name)
  const media = mediumName(detail.by ?? '', book)
  const none = all.length > 0 && fine.length === 0
  const lacks = (detail.nobody_because ?? []).map((each) => because(each, t))
  const { attempt = 1, answer = '', retry_at: retry = 0, folded = 0, fallback = '' } = detail
  const small = [
    ...(attempt > 1 ? [words.attempt(format.number(attempt))] : []),
    ...(retry > 0 ? [words.retry(format.clock(retry))] : []),
    ...(fallback !== '' ? [words.fallback(mediumName(fallback, book))] : []),
    ...(folded > 0 ? [words.folded(format.number(folded))] : []),
  ]
  return {
    heading:
      lacks.length > 0
        ? words.nobodyReached
        : none
          ? words.notNotified(media)
          : detail.fire_type === 'refire'
            ? words.notifiedAgain(media)
            : words.notified(media),
    lines: [
      ...lacks,
      ...(fine.length > 0 ? [between(fine, book)] : []),
      ...all.filter((each) => each.failed !== '').map((each) => words.failed(each.name, each.failed)),
      ...ruleLine(detail, book),
      ...(small.length > 0 ? [small.join(' ')] : []),
      ...(answer !== '' ? [words.answer(tellSending(answer, t))] : []),
    ],
  }
}

function merged(detail: Detail, { t, format }: FeedBook): Told {
  const sources = detail.source_incidents ?? []
  const into = detail.target_incident?.title ?? ''
  const comment = detail.comment ?? ''
  const lines = [
    ...sources.map((each) => each.title ?? each.incident_id ?? ''),
    ...(comment === '' ? [] : [comment]),
  ]
  if (sources.length === 0 && into !== '') return { heading: t.told.mergedInto(into), lines }
  return { heading: t.told.merged(format.number(sources.length)), lines }
}

const written = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(written).join(', ')
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

function changed(type: string, detail: Detail, { t }: FeedBook): Told {
  const words = t.told
  const severity = (value: string) =>
    type === 'i_r_severity' && Object.hasOwn(t.severity, value)
      ? t.severity[value as keyof typeof t.severity]
      : value
  const from = severity(written(detail.from))
  const to = severity(written(detail.to))
  const heading =
    type === 'i_r_field'
      ? words.field(detail.field_display_name ?? detail.field_name ?? '')
      : (words.changed[type] ?? t.incident.feed.other)
  if (from !== '' && to !== '') return { heading, lines: [words.fromTo(from, to)] }
  if (to !== '') return { heading, lines: [words.set(to)] }
  return { heading, lines: type === 'i_r_field' ? [words.emptied] : [] }
}

function redirected(each: FeedRedirect, { t, format }: FeedBook): string {
  const words = t.told.redirect
  const kind = words.kinds[each.kind] ?? each.kind
  const names = [...(each.persons ?? []).map((one) => one.person_name), ...(each.teams ?? [])]
  const robots = each.robots ?? 0
  const left = each.left_out ?? 0
  const parts = [
    ...(names.length > 0 ? [names.join(t.action.between)] : []),
    ...(robots > 0 ? [words.robots(format.number(robots))] : []),
    ...((each.unknown ?? []).length > 0 ? [words.unknown((each.unknown ?? []).join(t.action.between))] : []),
    ...(left > 0 ? [words.leftOut(format.number(left))] : []),
    ...(each.problem === undefined ? [] : [words.problems[each.problem] ?? each.problem]),
  ]
  return words.line(format.number(each.layer_idx + 1), kind, parts.join(words.between))
}

/** The entry in words; undefined where it is told elsewhere or unknown. */
export function feedTold(item: FeedItem, book: FeedBook): Told | undefined {
  const { t, format } = book
  const words = t.told
  const detail = item.detail ?? {}
  switch (item.type) {
    case 'i_assign':
      return assigned(detail, book)
    case 'i_a_rspd':
      return {
        heading: words.respondersAdded,
        lines: [named(detail.to ?? detail.person_ids, book)].filter((each) => each !== ''),
      }
    case 'i_notify':
      return notified(detail, book)
    case 'i_snooze':
      return { heading: words.snoozed(format.duration((detail.minutes ?? 0) * 60)), lines: [] }
    case 'i_wake':
      return { heading: words.woken, lines: [] }
    case 'i_merge':
      return merged(detail, book)
    case 'i_redirect':
      return {
        heading: words.redirected,
        lines: (detail.redirects ?? []).map((each) => redirected(each, book)),
      }
    case 'i_rest':
      return { heading: words.rest[detail.reason ?? ''] ?? words.restOther, lines: ruleLine(detail, book) }
    case 'i_custom':
      return { heading: words.custom(detail.integration_name ?? ''), lines: [] }
    case 'i_wr_create':
      return { heading: words.warRoom(detail.chat_name ?? ''), lines: [] }
    case 'i_wr_delete':
      return { heading: words.warRoomOver(detail.chat_name ?? ''), lines: [] }
    case 'i_m_reply':
    case 'i_auto_refresh':
      return { heading: words.card, lines: [] }
    default:
      return item.type.startsWith('i_r_') ? changed(item.type, detail, book) : undefined
  }
}
