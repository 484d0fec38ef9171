import type { Robot } from '../api/escalationTypes'
import type { Strings } from '../i18n/en'
import { hiddenText, robotsOfIncidents, type RobotFieldsByKind } from './robots'

export const mostRobots = 20

/** A group chat as its form shows it. */
export interface RobotDraft extends Robot {
  key: string
  /** Where it was when it was read; what is hidden stays only there. */
  from: string
}

let made = 0
const newKey = () => `r${++made}`

export const newRobot = (type: string): RobotDraft => ({ key: newKey(), type, settings: {}, from: '' })

export const robotDraft = (robot: Robot, from: string): RobotDraft => ({ ...robot, key: newKey(), from })

export const robotBody = ({ type, settings }: Robot): Robot => ({
  type,
  settings: Object.fromEntries(
    Object.entries(settings).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ),
})

/** What is wrong with a group chat, and in which of its settings. */
export function robotFault(
  robot: RobotDraft,
  at: string,
  t: Strings,
  fields: RobotFieldsByKind = robotsOfIncidents,
): { name: string; text: string } | undefined {
  const words = t.escalation
  const hidden = Object.entries(robot.settings).find(([, value]) => value === hiddenText)
  if (hidden !== undefined && robot.from !== at) return { name: hidden[0], text: words.form.movedSecret }
  const missing = (fields[robot.type] ?? []).find(
    (each) => each.required === true && ((robot.settings[each.name] as string | undefined) ?? '') === '',
  )
  return missing && { name: missing.name, text: words.form.settingMissing(words.robot[missing.label]) }
}
