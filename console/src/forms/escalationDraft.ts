import type { EscalationBody, Level, Media, Targets } from '../api/escalationTypes'
import type { Condition } from '../api/routingTypes'
import type { Strings } from '../i18n/en'
import { filterFault } from './filterFaults'
import { robotBody, robotDraft, robotFault, type RobotDraft } from './robotDraft'
import { spanError } from './ruleDraft'
import type { Faults } from './scheduleDraft'

export const escalationLimits = { name: 39, description: 500, rules: 200, levels: 20, times: 6 }

export interface LevelDraft extends Omit<Level, 'target'> {
  key: string
  target: Omit<Targets, 'webhooks' | 'by'> & { by: Media; webhooks: RobotDraft[] }
}

/** A rule as its form shows it. */
export interface EscalationDraft extends Omit<EscalationBody, 'layers'> {
  layers: LevelDraft[]
}

let made = 0
const newKey = () => `n${++made}`
const own: Media = { follow_preference: true, critical: [], warning: [], info: [] }
const place = (level: number, robot: number) => `${level}.${robot}`

export const newLevel = (): LevelDraft => ({
  key: newKey(),
  max_times: 1,
  notify_step: 10,
  escalate_window: 30,
  force_escalate: false,
  target: { person_ids: [], team_ids: [], schedule_to_role_ids: {}, emails: [], by: own, webhooks: [] },
})

export const newEscalation = (priority: number, zone: string): EscalationDraft => ({
  rule_name: '',
  description: '',
  priority,
  aggr_window: 0,
  time_filters: [],
  time_zone: zone,
  filters: [],
  template_id: '',
  layers: [newLevel()],
})

export const escalationDraftOf = (body: EscalationBody): EscalationDraft => ({
  ...body,
  layers: body.layers.map((level, at) => ({
    ...level,
    key: newKey(),
    max_times: Math.max(1, level.max_times),
    target: {
      ...level.target,
      by: level.target.by ?? own,
      webhooks: level.target.webhooks.map((each, index) => robotDraft(each, place(at, index))),
    },
  })),
})

/** Whether anybody is told in person. */
export const tellsPeople = ({ target }: Pick<LevelDraft, 'target'>) =>
  target.person_ids.length +
    target.team_ids.length +
    Object.keys(target.schedule_to_role_ids).length +
    target.emails.length >
  0

const saysMedium = (by: Media) =>
  by.follow_preference || by.critical.length + by.warning.length + by.info.length > 0

function levelBody(level: LevelDraft): Level {
  const { by, webhooks, ...rest } = level.target
  return {
    max_times: level.max_times,
    notify_step: level.notify_step,
    escalate_window: level.escalate_window,
    force_escalate: level.force_escalate,
    target: {
      ...rest,
      ...(tellsPeople(level) ? { by } : {}),
      webhooks: webhooks.map(robotBody),
    },
  }
}

export const escalationBody = (draft: EscalationDraft): EscalationBody => ({
  ...draft,
  rule_name: draft.rule_name.trim(),
  filters: draft.filters.filter((each) => each.length > 0),
  layers: draft.layers.map(levelBody),
})

/** Attributes an incident does not have, though an alert does. */
const foreign = (condition: Condition) =>
  condition.key !== '' &&
  !condition.key.startsWith('labels.') &&
  !['severity', 'incident_severity', 'title', 'description', 'alert_key'].includes(condition.key)

const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/

function levelFaults(level: LevelDraft, index: number, t: Strings): Faults {
  const words = t.escalation.form
  const at = `layers[${index}]`
  const faults: Faults = {}
  const { target } = level
  const whole = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high
  if (!whole(level.max_times, 1, escalationLimits.times))
    faults[`${at}.max_times`] = t.channelForm.range('1', '6')
  if (!(level.notify_step >= 0.5 && level.notify_step <= 120)) faults[`${at}.notify_step`] = words.stepWrong
  if (!whole(level.escalate_window, 0, 720)) faults[`${at}.escalate_window`] = t.channelForm.range('0', '720')
  const wrong = target.emails.find((each) => !address.test(each.trim()))
  if (wrong !== undefined) faults[`${at}.target.emails`] = words.emailWrong(wrong)
  if (!tellsPeople(level) && target.webhooks.length === 0) faults[`${at}.target`] = words.nobody
  else if (tellsPeople(level) && !saysMedium(target.by) && target.webhooks.length === 0)
    faults[`${at}.target.by`] = words.noMedium
  for (const [robot, each] of target.webhooks.entries()) {
    const fault = robotFault(each, place(index, robot), t)
    if (fault !== undefined) faults[`${at}.target.webhooks[${robot}].settings.${fault.name}`] = fault.text
  }
  return faults
}

/** What is to be mended, by the field's path as the server names it. */
export function escalationFaults(draft: EscalationDraft, t: Strings): Faults {
  const words = t.escalation.form
  const faults: Faults = {}
  const name = draft.rule_name.trim()
  if (name === '') faults.rule_name = words.nameMissing
  else if (name.length > escalationLimits.name)
    faults.rule_name = t.channelForm.tooLong(String(escalationLimits.name))
  const filters = draft.filters.filter((each) => each.length > 0)
  const strange = filters.flat().find(foreign)
  const filter = strange === undefined ? undefined : words.notOfIncidents(strange.key)
  const fault = filter ?? (filters.length === 0 ? undefined : filterFault(filters, t))
  if (fault !== undefined) faults.filters = fault
  const span = draft.time_filters.map((each) => spanError(each, t)).find((each) => each !== undefined)
  if (span !== undefined) faults.time_filters = span
  if (!Number.isInteger(draft.aggr_window) || draft.aggr_window < 0 || draft.aggr_window > 3600)
    faults.aggr_window = t.channelForm.range('0', '3,600')
  if (draft.layers.length === 0) faults.layers = words.levelsMissing
  for (const [index, level] of draft.layers.entries()) Object.assign(faults, levelFaults(level, index, t))
  return faults
}

const serverPath = /^([a-z_]+(?:\[\d+\]|\.[a-z_0-9]+)*)[^:]*:\s*([\s\S]*)$/
const shown = [
  /^(filters|time_filters)/,
  /^(layers\[\d+\]\.target\.webhooks\[\d+\](?:\.settings\.[a-z_]+)?)/,
  /^(layers\[\d+\]\.target\.[a-z_]+)/,
]

/** Where the form shows what the server said about `layers[1].target.webhooks[0].settings.token: …`. */
export function escalationFault(message: string): { path: string; text: string } {
  const found = serverPath.exec(message)
  if (found === null) return { path: '', text: message }
  const [, path = '', text = ''] = found
  const place = shown.map((each) => each.exec(path)?.[1]).find((each) => each !== undefined)
  return { path: place ?? path, text }
}
