import type { Condition, RouteCase } from '../api/routingTypes'
import type { Channel } from '../api/types'
import type { Strings } from '../i18n/en'

export interface Part {
  kind: 'text' | 'key' | 'value' | 'channel' | 'gone' | 'arrow' | 'flow'
  text: string
}

export type ValueForm = 'exact' | 'match' | 'cidr' | 'any' | 'gt' | 'ge' | 'lt' | 'le'

/** How long a sentence may grow before it says how much it leaves out. */
const shownValues = 6
const shownConditions = 6
const shownChannels = 8
const shownLetters = 60

export const isRegex = (value: string) => value.length > 1 && value.startsWith('/') && value.endsWith('/')

/** Which of the forms a value is; tried in the order the server tries them. */
export function formOf(value: string): ValueForm {
  if (isRegex(value)) return 'match'
  if (value.startsWith('cidr:')) return 'cidr'
  const number = /^num:(gt|ge|lt|le):/.exec(value)
  if (number !== null) return number[1] as ValueForm
  if (value === '*') return 'any'
  return /[*?]/.test(value) ? 'match' : 'exact'
}

const clip = (text: string) => (text.length > shownLetters ? `${text.slice(0, shownLetters)}…` : text)

/** The attribute or label as people name it. */
export function keyName(key: string, t: Strings): string {
  return Object.hasOwn(t.routes.keys, key) ? t.routes.keys[key as keyof typeof t.routes.keys] : key
}

function valueName(key: string, value: string, t: Strings): string {
  if (value === '') return t.routes.emptyValue
  const form = formOf(value)
  if (form === 'cidr') return clip(value.slice('cidr:'.length))
  if (form !== 'exact' && form !== 'match' && form !== 'any') return clip(value.slice('num:gt:'.length))
  if ((key === 'severity' || key === 'status') && Object.hasOwn(t.severity, value))
    return t.severity[value as keyof typeof t.severity]
  return clip(value)
}

const text = (of: string): Part => ({ kind: 'text', text: of })

/** Parts with a joiner between them and another before the last. */
function joined(parts: Part[], between: string, last: string): Part[] {
  return parts.flatMap((part, index) =>
    index === 0 ? [part] : [text(index === parts.length - 1 ? last : between), part],
  )
}

export function conditionParts(condition: Condition, t: Strings): Part[] {
  const words = t.routes.sentence
  const negative = condition.oper === 'NOTIN'
  const key: Part = { kind: 'key', text: keyName(condition.key, t) || words.unnamed }
  if (condition.vals.length === 0)
    return [key, text(negative ? words.is.exact.not : words.is.exact.yes), { kind: 'value', text: '…' }]
  const forms = [...new Set(condition.vals.map(formOf))]
  const said = forms.map((form): Part[] => {
    const values = condition.vals.filter((value) => formOf(value) === form)
    if (form === 'any') return [text(negative ? words.absent : words.present)]
    const shown = values.slice(0, shownValues).map((value): Part => ({
      kind: 'value',
      text: valueName(condition.key, value, t),
    }))
    if (values.length > shownValues) shown.push(text(words.more(values.length - shownValues)))
    const verb = words.is[form]
    const many = negative && values.length > 1
    return [
      text(many ? verb.none : negative ? verb.not : verb.yes),
      ...joined(shown, words.comma, many ? words.comma : words.or),
    ]
  })
  return [
    key,
    ...said.flatMap((parts, index) =>
      index === 0 ? parts : [text(negative ? words.andAlso : words.orElse), ...parts],
    ),
  ]
}

/** Channels by name; one that is gone or off says so. */
export function channelParts(ids: number[], book: ReadonlyMap<number, Channel>, t: Strings): Part[] {
  if (ids.length === 0) return [text(t.routes.nowhere)]
  const shown = ids.slice(0, shownChannels).map((id): Part => {
    const channel = book.get(id)
    if (channel === undefined) return { kind: 'gone', text: t.routes.goneChannel(String(id)) }
    if (channel.status === 'disabled')
      return { kind: 'gone', text: t.routes.offChannel(channel.channel_name) }
    return { kind: 'channel', text: channel.channel_name }
  })
  if (ids.length > shownChannels) shown.push(text(t.routes.sentence.more(ids.length - shownChannels)))
  return joined(shown, t.routes.sentence.comma, t.routes.sentence.comma)
}

export const mapsByName = (each: RouteCase) => each.routing_mode === 'name_mapping'

export function targetParts(each: RouteCase, book: ReadonlyMap<number, Channel>, t: Strings): Part[] {
  if (!mapsByName(each)) return channelParts(each.channel_ids, book, t)
  const words = t.routes.sentence
  const label = each.name_mapping_label ?? ''
  return [text(words.mapped[0]), { kind: 'key', text: label || words.unnamed }, text(words.mapped[1])]
}

export function whenParts(each: RouteCase, t: Strings): Part[] {
  const words = t.routes.sentence
  if (each.if.length === 0) return [text(words.every)]
  const shown = each.if.slice(0, shownConditions).map((condition) => conditionParts(condition, t))
  if (each.if.length > shownConditions)
    shown.push([text(words.moreConditions(each.if.length - shownConditions))])
  return [
    text(words.when),
    ...shown.flatMap((parts, index) => (index === 0 ? parts : [text(words.and), ...parts])),
  ]
}

/** A whole case as one sentence: when it matches, where it sends, what happens then. */
export function caseParts(each: RouteCase, book: ReadonlyMap<number, Channel>, t: Strings): Part[] {
  const words = t.routes.sentence
  return spaced([
    ...whenParts(each, t),
    { kind: 'arrow', text: ' → ' },
    ...targetParts(each, book, t),
    { kind: 'flow', text: each.fallthrough ? words.goOn : words.stop },
  ])
}

const wide = /[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]/
const narrow = /[A-Za-z0-9*?/\\$^(.\-_[…]/

/** A thin gap where Chinese meets Latin, as careful typesetting has it. */
export function spaced(parts: Part[]): Part[] {
  return parts.map((part, index) => {
    const before = parts[index - 1]?.text.at(-1) ?? ''
    const first = part.text.charAt(0)
    const meets = (wide.test(before) && narrow.test(first)) || (narrow.test(before) && wide.test(first))
    return meets ? { ...part, text: ` ${part.text}` } : part
  })
}

export const plain = (parts: Part[]) => parts.map((part) => part.text).join('')
