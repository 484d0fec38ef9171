import type { Robot } from '../api/escalationTypes'
import type { ScheduleNotify } from '../api/oncallTypes'
import type { Strings } from '../i18n/en'
import { robotBody, robotDraft, robotFault, type RobotDraft } from './robotDraft'
import { robotsOfShifts } from './robots'
import type { Faults } from './scheduleDraft'

/** How people and group chats hear of shifts. */
export interface NotifyDraft {
  /** Whether whoever comes and whoever goes is told of a change, and how many minutes before. */
  ahead: boolean
  minutes: number | null
  /** Whether everybody of the day to come is told, and when, by the clocks of the schedule. */
  daily: boolean
  time: string
  /** By what each prefers, instead of these media. */
  own: boolean
  media: string[]
  chats: RobotDraft[]
}

/** What is said of telling. */
export interface NotifyDrafts {
  /** Undefined where nobody is told of shifts. */
  notify: NotifyDraft | undefined
  /** What stays also while nobody is told: the chats as they came, and what no form shows. */
  notifyRest: ScheduleNotify | undefined
}

export const mostNoticeMinutes = 7 * 24 * 60

const minute = 60
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/
const place = (index: number) => `notify.webhooks[${index}]`

export const newNotify: NotifyDraft = {
  ahead: true,
  minutes: 30,
  daily: false,
  time: '09:00',
  own: true,
  media: ['email'],
  chats: [],
}

// Where schedules keep the one chat of a bot, they may keep several.
function chatDraft({ type, settings }: Robot, index: number): RobotDraft {
  const { chat_ids: chats, ...rest } = settings
  const one = type === 'telegram' && Array.isArray(chats) && chats.length > 0
  return robotDraft({ type, settings: one ? { ...rest, chat_id: chats.join(',') } : settings }, place(index))
}

function chatBody(chat: RobotDraft): Robot {
  const { type, settings } = robotBody(chat)
  const { chat_id: one, ...rest } = settings
  const chats = type === 'telegram' && typeof one === 'string' ? { chat_ids: [one.trim()] } : undefined
  return chats === undefined ? { type, settings } : { type, settings: { ...rest, ...chats } }
}

const chatsOf = ({ webhooks }: ScheduleNotify) =>
  (webhooks ?? []).map(({ type, settings }, index) => chatDraft({ type, settings: settings ?? {} }, index))

export function notifyDrafts(said: ScheduleNotify | undefined): NotifyDrafts {
  if (said === undefined) return { notify: undefined, notifyRest: undefined }
  const { advance_in_time: advance, fixed_time: daily, by, ...rest } = said
  const ahead = typeof advance === 'number'
  if (!ahead && !daily) return { notify: undefined, notifyRest: rest }
  const own = by?.follow_preference ?? false
  return {
    notify: {
      ahead,
      minutes: ahead ? advance / minute : newNotify.minutes,
      daily: Boolean(daily),
      time: daily?.start ?? newNotify.time,
      own,
      media: own ? newNotify.media : (by?.personal_channels ?? []),
      chats: chatsOf(rest),
    },
    notifyRest: rest,
  }
}

/** How people are told from now on, with the chats that were known before. */
export const notifyAgain = (rest: ScheduleNotify | undefined): NotifyDraft => ({
  ...newNotify,
  chats: chatsOf(rest ?? {}),
})

/** Nothing where nothing was ever said; what was set up elsewhere goes back as it came. */
export function notifyBody({ notify, notifyRest }: NotifyDrafts): { notify?: ScheduleNotify } {
  if (notify === undefined) return notifyRest === undefined ? {} : { notify: notifyRest }
  const { ahead, minutes, daily, time, own, media, chats } = notify
  return {
    notify: {
      ...notifyRest,
      ...(ahead ? { advance_in_time: Math.round((minutes ?? 0) * minute) } : {}),
      ...(daily ? { fixed_time: { cycle: 'day', start: time } } : {}),
      by: { follow_preference: own, personal_channels: own ? [] : media },
      webhooks: chats.map(chatBody),
    },
  }
}

/** Kinds of group chats that were set up in the old form, which only other clients write. */
export const chatsElsewhere = (rest: ScheduleNotify | undefined) => Object.keys(rest?.im ?? {})

export function notifyFaults({ notify, notifyRest }: NotifyDrafts, t: Strings): Faults {
  if (notify === undefined) return {}
  const words = t.oncall.notify
  const faults: Faults = {}
  const { ahead, minutes, daily, time, own, media, chats } = notify
  if (ahead && (minutes === null || minutes < 0 || minutes > mostNoticeMinutes))
    faults['notify.advance_in_time'] = t.channelForm.range('0', String(mostNoticeMinutes))
  if (daily && !timeOfDay.test(time)) faults['notify.fixed_time.start'] = t.noise.rule.timeMissing
  if (!ahead && !daily) faults.notify = words.noTime
  if (!own && media.length + chats.length + chatsElsewhere(notifyRest).length === 0)
    faults['notify.by'] = words.noMedium
  for (const [index, each] of chats.entries()) {
    const fault = robotFault(each, place(index), t, robotsOfShifts)
    if (fault !== undefined) faults[`${place(index)}.settings.${fault.name}`] = fault.text
  }
  return faults
}
