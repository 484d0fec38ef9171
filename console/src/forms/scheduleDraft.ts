import type { Layer, LayerBody, RoleMembers, RotationUnit, Schedule, ScheduleBody } from '../api/oncallTypes'
import type { Strings } from '../i18n/en'
import { notifyBody, notifyDrafts, notifyFaults, type NotifyDrafts } from './notifyDraft'
import { knownZone, wallAt, wallInstant, wallText } from '../ui/zoned'

export const scheduleLimits = {
  name: 40,
  description: 500,
  layers: 20,
  groups: 50,
  people: 20,
  units: 30,
  periods: 50,
}

/** Hours in which a layer has somebody on call; days count from Monday as 0 and matter by the week only. */
export interface PeriodDraft {
  fromDay: number
  from: string
  toDay: number
  to: string
}

export interface GroupDraft {
  key: string
  name: string
  members: RoleMembers[]
}

/** A layer as its form shows it; times are those of the schedule's clocks. */
export interface LayerDraft {
  key: string
  id: string | undefined
  name: string
  groups: GroupDraft[]
  unit: RotationUnit
  value: number | null
  start: string
  /** Empty where it never ends. */
  end: string
  handoffDay: number
  handoffTime: string
  /** 0 is Sunday. */
  days: number[]
  continuous: boolean
  hours: 'all' | 'daily' | 'weekly'
  periods: PeriodDraft[]
  fair: boolean
  weight: number
  hidden: number
}

export interface ScheduleDraft extends NotifyDrafts {
  name: string
  description: string
  teamId: number
  zone: string
  layers: LayerDraft[]
}

const minute = 60
const day = 86_400
const week = 7 * day
const allDays = [0, 1, 2, 3, 4, 5, 6]
let made = 0
const newKey = () => `n${++made}`

const two = (value: number) => String(value).padStart(2, '0')
const clock = (seconds: number) =>
  `${two(Math.floor((seconds % day) / 3600))}:${two(Math.floor((seconds % 3600) / minute))}`

/** Seconds since midnight; -1 where it is no time. */
function secondsOf(text: string): number {
  const found = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text)
  return found === null ? -1 : Number(found[1]) * 3600 + Number(found[2]) * minute
}

/** Whether its turns are one week long and so have a time of the week at which they change. */
export const isWeekly = (layer: Pick<LayerDraft, 'unit' | 'value'>) =>
  (layer.unit === 'week' && layer.value === 1) || (layer.unit === 'day' && layer.value === 7)

export const isMasked = (layer: Pick<LayerDraft, 'days'>) => layer.days.length > 0 && layer.days.length < 7

export const newGroup = (): GroupDraft => ({
  key: newKey(),
  name: '',
  members: [{ role_id: 0, person_ids: [] }],
})

export function newLayer(name: string, zone: string, now: number): LayerDraft {
  const { weekday } = wallAt(zone, now)
  const mondayBefore = (weeks: number) =>
    `${wallText(zone, now - (((weekday + 6) % 7) + 7 * weeks) * day).slice(0, 10)}T09:00`
  // The last Monday morning there was, so that somebody is on call at once.
  const start = wallInstant(zone, mondayBefore(0)) > now ? mondayBefore(1) : mondayBefore(0)
  return {
    key: newKey(),
    id: undefined,
    name,
    groups: [newGroup()],
    unit: 'week',
    value: 1,
    start,
    end: '',
    handoffDay: 0,
    handoffTime: '09:00',
    days: allDays,
    continuous: false,
    hours: 'all',
    periods: [],
    fair: false,
    weight: 0,
    hidden: 0,
  }
}

export const newPeriod = (): PeriodDraft => ({ fromDay: 0, from: '09:00', toDay: 4, to: '18:00' })

export const newSchedule = (layerName: string, zone: string, now: number): ScheduleDraft => ({
  name: '',
  description: '',
  teamId: 0,
  zone,
  layers: [newLayer(layerName, zone, now)],
  notify: undefined,
  notifyRest: undefined,
})

function layerDraft(layer: Layer, zone: string): LayerDraft {
  const days = layer.day_mask?.repeat ?? []
  const handoff = layer.handoff_time ?? 0
  return {
    key: layer.layer_id,
    id: layer.layer_id,
    name: layer.layer_name,
    groups: layer.groups.map((each) => ({
      key: newKey(),
      name: each.group_name,
      members: each.members.length > 0 ? each.members : [{ role_id: 0, person_ids: [] }],
    })),
    unit: layer.rotation_unit ?? 'week',
    value: layer.rotation_value ?? 1,
    start: wallText(zone, layer.layer_start),
    end: wallText(zone, layer.layer_end ?? 0),
    handoffDay: Math.floor(handoff / day),
    handoffTime: clock(handoff),
    days: days.length === 0 ? allDays : days,
    continuous: layer.mask_continuous_enabled ?? false,
    hours: layer.restrict_mode === 2 ? 'weekly' : layer.restrict_mode === 1 ? 'daily' : 'all',
    periods: (layer.restrict_periods ?? []).map((each) => ({
      fromDay: Math.floor(each.restrict_start / day) % 7,
      from: clock(each.restrict_start),
      toDay: Math.floor(each.restrict_end / day) % 7,
      to: clock(each.restrict_end),
    })),
    fair: layer.fair_rotation ?? false,
    weight: layer.weight ?? 0,
    hidden: layer.hidden ?? 0,
  }
}

/** Overrides are no part of it: they are made and taken back one at a time. */
export function scheduleDraftOf(schedule: Schedule): ScheduleDraft {
  const { time_zone: zone } = schedule
  return {
    name: schedule.schedule_name,
    description: schedule.description,
    teamId: schedule.team_id,
    zone,
    layers: schedule.layers.filter((each) => each.mode === 0).map((each) => layerDraft(each, zone)),
    ...notifyDrafts(schedule.notify ?? undefined),
  }
}

function periodOf(period: PeriodDraft, weekly: boolean) {
  const at = (days: number, time: string) => (weekly ? days * day : 0) + Math.max(0, secondsOf(time))
  const start = at(period.fromDay, period.from)
  const end = at(period.toDay, period.to)
  // The same time again is the whole day or week, which the server writes as its end.
  return { restrict_start: start, restrict_end: start === 0 && end === 0 ? (weekly ? week : day) : end }
}

export function layerBody(layer: LayerDraft, zone: string): LayerBody {
  const weekly = layer.hours === 'weekly' && !isMasked(layer)
  return {
    ...(layer.id === undefined ? {} : { layer_id: layer.id }),
    layer_name: layer.name.trim(),
    mode: 0,
    hidden: layer.hidden,
    weight: layer.weight,
    groups: layer.groups.map((each) => ({
      group_name: each.name,
      members: each.members.filter((member) => member.person_ids.length > 0),
    })),
    rotation_unit: layer.unit,
    rotation_value: layer.value ?? 0,
    handoff_time: isWeekly(layer) ? layer.handoffDay * day + Math.max(0, secondsOf(layer.handoffTime)) : 0,
    fair_rotation: layer.fair,
    layer_start: wallInstant(zone, layer.start),
    layer_end: layer.end === '' ? null : wallInstant(zone, layer.end),
    restrict_mode: layer.hours === 'all' ? 0 : weekly ? 2 : 1,
    restrict_periods: layer.hours === 'all' ? [] : layer.periods.map((each) => periodOf(each, weekly)),
    day_mask: { repeat: isMasked(layer) ? layer.days.toSorted() : [] },
    mask_continuous_enabled: isMasked(layer) && layer.continuous,
  }
}

export const scheduleBody = (draft: ScheduleDraft): ScheduleBody => ({
  schedule_name: draft.name.trim(),
  description: draft.description,
  team_id: draft.teamId,
  time_zone: draft.zone,
  layers: draft.layers.map((each) => layerBody(each, draft.zone)),
  ...notifyBody(draft),
})

/** What is to be mended, by the field's path as the server names it. */
export type Faults = Partial<Record<string, string>>

function layerFaults(layer: LayerDraft, at: string, zone: string, t: Strings): Faults {
  const words = t.oncall.form
  const faults: Faults = {}
  const name = layer.name.trim()
  if (name.length > scheduleLimits.name)
    faults[`${at}.layer_name`] = t.channelForm.tooLong(String(scheduleLimits.name))
  const { value } = layer
  if (value === null || !Number.isInteger(value) || value < 1 || value > scheduleLimits.units)
    faults[`${at}.rotation_value`] = t.channelForm.range('1', String(scheduleLimits.units))
  const start = wallInstant(zone, layer.start)
  if (start === 0) faults[`${at}.layer_start`] = t.noise.rule.dateMissing
  if (layer.end !== '' && wallInstant(zone, layer.end) <= start)
    faults[`${at}.layer_end`] = t.noise.rule.endBeforeStart
  if (isWeekly(layer) && secondsOf(layer.handoffTime) < 0) faults[`${at}.handoff_time`] = words.timeMissing
  if (layer.days.length === 0) faults[`${at}.day_mask`] = words.daysMissing
  if (layer.hours !== 'all') {
    if (layer.periods.length === 0) faults[`${at}.restrict_periods`] = words.periodMissing
    for (const [index, each] of layer.periods.entries()) {
      const path = `${at}.restrict_periods[${index}]`
      const body = periodOf(each, layer.hours === 'weekly')
      if (secondsOf(each.from) < 0 || secondsOf(each.to) < 0) faults[path] = t.noise.rule.timeMissing
      else if (body.restrict_start === body.restrict_end) faults[path] = words.periodEmpty
    }
  }
  if (layer.groups.length === 0) faults[`${at}.groups`] = words.groupsMissing
  for (const [index, each] of layer.groups.entries())
    if (new Set(each.members.flatMap((member) => member.person_ids)).size > scheduleLimits.people)
      faults[`${at}.groups[${index}]`] = t.noise.filters.tooMany(String(scheduleLimits.people))
  return faults
}

export function scheduleFaults(draft: ScheduleDraft, t: Strings): Faults {
  const words = t.oncall.form
  const faults: Faults = {}
  const name = draft.name.trim()
  if (name === '') faults.schedule_name = words.nameMissing
  else if (name.length > scheduleLimits.name)
    faults.schedule_name = t.channelForm.tooLong(String(scheduleLimits.name))
  Object.assign(faults, notifyFaults(draft, t))
  if (!knownZone(draft.zone)) faults.time_zone = words.zoneMissing
  else
    for (const [index, layer] of draft.layers.entries())
      Object.assign(faults, layerFaults(layer, `layers[${index}]`, draft.zone, t))
  return faults
}

/** Whether only a name is missing: then it can be shown already. */
export const canPreview = (faults: Faults) => Object.keys(faults).every((each) => each === 'schedule_name')

const serverPath = /^([a-z_]+(?:\[\d+\]|\.[a-z_]+)*)[^:]*:\s*([\s\S]*)$/
const deep =
  /^(layers\[\d+\]\.(?:groups\[\d+\]|restrict_periods\[\d+\]|day_mask)|notify\.by|notify\.webhooks\[\d+\])/

/** Where the form shows what the server said about `layers[0].groups[1].members[0].person_ids[2]: …`. */
export function scheduleFault(message: string): { path: string; text: string } {
  const found = serverPath.exec(message)
  if (found === null) return { path: '', text: message }
  const [, path = '', text = ''] = found
  return { path: deep.exec(path)?.[1] ?? path, text }
}

/** The layer a fault is in. */
export function layerOf(path: string): number | undefined {
  const found = /^layers\[(\d+)\]/.exec(path)
  return found === null ? undefined : Number(found[1])
}
