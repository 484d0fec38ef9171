import type { Channel, ChannelUpdate, Grouping } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

export const nameMax = 59
export const descriptionMax = 500
export const windowLimits = { low: 1, high: 1440 }
export const mergeLimits = { low: 1, high: 43_200 }
export const resolveLimits = { low: 1, high: 43_200 }

/** What stands in the settings form; minutes throughout, as people think. */
export interface ChannelDraft {
  name: string
  description: string
  method: Grouping['method']
  dimensions: string[]
  allRequired: boolean
  windowMinutes: number | null
  windowOn: boolean
  mergeMinutes: number | null
  resolveOn: boolean
  resolveMinutes: number | null
}

export function draftOf(channel: Channel): ChannelDraft {
  const window = channel.group?.time_window ?? 0
  return {
    name: channel.channel_name,
    description: channel.description,
    method: channel.group?.method ?? 'n',
    dimensions: channel.group?.equals?.[0] ?? [],
    allRequired: channel.group?.all_equals_required ?? false,
    windowOn: window > 0,
    windowMinutes: window > 0 ? window : 30,
    mergeMinutes: channel.merge_window_minutes,
    resolveOn: channel.auto_resolve_timeout > 0,
    resolveMinutes: channel.auto_resolve_timeout > 0 ? Math.round(channel.auto_resolve_timeout / 60) : 1440,
  }
}

/** Fields this form does not show go back as they came. */
export function updateOf(channel: Channel, draft: ChannelDraft): ChannelUpdate {
  const others = channel.group?.equals?.slice(1) ?? []
  return {
    channel_id: channel.channel_id,
    channel_name: draft.name.trim(),
    description: draft.description.trim(),
    merge_window_minutes: draft.mergeMinutes ?? 1440,
    auto_resolve_timeout: draft.resolveOn ? (draft.resolveMinutes ?? 0) * 60 : 0,
    group:
      draft.method === 'p'
        ? {
            ...channel.group,
            method: 'p',
            equals: [draft.dimensions, ...others],
            cases: channel.group?.cases ?? [],
            all_equals_required: draft.allRequired,
            time_window: draft.windowOn ? (draft.windowMinutes ?? 0) : 0,
            window_type: 'tumbling',
          }
        : { ...channel.group, method: draft.method },
  }
}

export function nameError(name: string, t: Strings): string | undefined {
  if (name.trim() === '') return t.channelForm.nameMissing
  return name.trim().length > nameMax ? t.channelForm.tooLong(String(nameMax)) : undefined
}

function rangeError(
  value: number | null,
  limits: { low: number; high: number },
  t: Strings,
  format: Formats,
): string | undefined {
  const inside = value !== null && Number.isInteger(value) && value >= limits.low && value <= limits.high
  return inside ? undefined : t.channelForm.range(format.number(limits.low), format.number(limits.high))
}

export function draftErrors(draft: ChannelDraft, t: Strings, format: Formats) {
  const grouped = draft.method === 'p'
  return {
    name: nameError(draft.name, t),
    dimensions: grouped && draft.dimensions.length === 0 ? t.channelForm.dimensionsMissing : undefined,
    window: grouped && draft.windowOn ? rangeError(draft.windowMinutes, windowLimits, t, format) : undefined,
    merge: rangeError(draft.mergeMinutes, mergeLimits, t, format),
    resolve: draft.resolveOn ? rangeError(draft.resolveMinutes, resolveLimits, t, format) : undefined,
  }
}
