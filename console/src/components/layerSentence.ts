import type { LayerBody } from '../api/oncallTypes'
import type { Formats } from '../i18n/format'
import { dayNames } from './noiseSentence'
import { membersText, type Book } from './oncallText'

const day = 86_400
const shownGroups = 4

const two = (value: number) => String(value).padStart(2, '0')
const clock = (seconds: number) =>
  seconds > 0 && seconds % day === 0
    ? '24:00'
    : `${two(Math.floor((seconds % day) / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`

/** What a layer does, in one sentence: who takes turns how long, from when on, on which days and hours. */
export function layerSentence(layer: LayerBody, book: Book, format: Formats): string {
  const { t } = book
  const words = t.oncall.layer
  const groups = layer.groups.filter((each) => each.members.some((member) => member.person_ids.length > 0))
  const shown = groups.slice(0, shownGroups).map((each) => membersText(each.members, book))
  if (groups.length > shownGroups) shown.push(words.more(format.number(groups.length - shownGroups)))
  const { rotation_unit: unit = 'week', rotation_value: value = 1 } = layer
  const who =
    groups.length === 0
      ? words.nobody
      : layer.groups.length === 1
        ? words.always(shown.join(words.then))
        : words.turns(shown.join(words.then), words.every[unit](String(value)))
  const handoff = layer.handoff_time ?? 0
  const weekly = (unit === 'week' && value === 1) || (unit === 'day' && value === 7)
  const parts = [who]
  if (weekly && layer.groups.length > 1)
    parts.push(
      words.handoff(t.noise.time.longNames[(Math.floor(handoff / day) + 1) % 7] ?? '', clock(handoff % day)),
    )
  const days = layer.day_mask?.repeat ?? []
  if (days.length > 0 && days.length < 7) parts.push(dayNames(days, t))
  const periods = layer.restrict_periods ?? []
  if (layer.restrict_mode === 1)
    parts.push(
      periods.map((each) => words.span(clock(each.restrict_start), clock(each.restrict_end))).join(words.and),
    )
  if (layer.restrict_mode === 2) parts.push(periods.map((each) => weekSpan(each, book)).join(words.and))
  if (layer.fair_rotation === true) parts.push(words.fair)
  return parts.join(words.comma)
}

function weekSpan(each: { restrict_start: number; restrict_end: number }, { t }: Book): string {
  const at = (seconds: number) =>
    `${t.noise.time.names[(Math.floor(seconds / day) + 1) % 7] ?? ''} ${clock(seconds % day)}`
  return t.oncall.layer.span(at(each.restrict_start), at(each.restrict_end))
}
