import { useChannel } from '../../api/channels'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'

/** Where an integration stands: under its channel, or with the shared ones when the channel is 0. */
export function useOwner(channelId: number) {
  const { t } = useWords()
  const channel = useChannel(channelId)
  const back =
    channelId === 0
      ? { to: paths.integrations(), text: t.integrations.title }
      : { to: paths.channel(channelId, 'integrations'), text: channel.data?.channel_name ?? '…' }
  return {
    back,
    crumbs: channelId === 0 ? [back] : [{ to: paths.channels(), text: t.channels.title }, back],
  }
}
