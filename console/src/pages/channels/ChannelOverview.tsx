import { useOutletContext } from 'react-router'
import type { Channel } from '../../api/types'
import { ChannelFunnel } from '../../components/ChannelFunnel'
import styles from './ChannelOverview.module.css'

/** What noise reduction makes of what comes in. */
export function ChannelOverview() {
  const channel = useOutletContext<Channel>()
  return (
    <div className={styles.tab}>
      <ChannelFunnel key={channel.channel_id} channelId={channel.channel_id} />
    </div>
  )
}
