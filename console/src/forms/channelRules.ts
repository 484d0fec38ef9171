import type { Channel, ChannelUpdate } from '../api/types'
import type { Strings } from '../i18n/en'

export const nameMax = 59
export const descriptionMax = 500

/** What stands in the settings form. */
export interface ChannelDraft {
  name: string
  description: string
}

export const draftOf = (channel: Channel): ChannelDraft => ({
  name: channel.channel_name,
  description: channel.description,
})

export const updateOf = (channel: Channel, draft: ChannelDraft): ChannelUpdate => ({
  channel_id: channel.channel_id,
  channel_name: draft.name.trim(),
  description: draft.description.trim(),
})

export function nameError(name: string, t: Strings): string | undefined {
  if (name.trim() === '') return t.channelForm.nameMissing
  return name.trim().length > nameMax ? t.channelForm.tooLong(String(nameMax)) : undefined
}
