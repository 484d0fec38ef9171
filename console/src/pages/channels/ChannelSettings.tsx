import { Button, Popconfirm } from 'antd'
import { useNavigate, useOutletContext } from 'react-router'
import { useDeleteChannel } from '../../api/channels'
import type { Channel } from '../../api/types'
import { useTell } from '../../components/tell'
import { ChannelSettingsForm } from '../../forms/ChannelSettingsForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import styles from './ChannelSettings.module.css'

export function ChannelSettings() {
  const { t, format } = useWords()
  const go = useNavigate()
  const tell = useTell()
  const channel = useOutletContext<Channel>()
  const remove = useDeleteChannel()
  const counts = channel.progress_to_incident_cnts
  const open = (counts?.Triggered ?? 0) + (counts?.Processing ?? 0)
  return (
    <div className={styles.tab}>
      <ChannelSettingsForm key={channel.updated_at} channel={channel} />
      <section className={styles.danger} aria-labelledby="danger">
        <h2 id="danger">{t.channelForm.danger}</h2>
        <p className="soft">{t.channelForm.dangerText}</p>
        <Popconfirm
          title={t.channelForm.confirmDelete(channel.channel_name, format.number(open))}
          okText={t.channelForm.delete}
          okButtonProps={{ danger: true }}
          onConfirm={() =>
            remove.mutate(channel.channel_id, {
              onSuccess: () => void go(paths.channels(), { replace: true }),
              onError: tell.failed,
            })
          }
        >
          <Button danger>{t.channelForm.delete}</Button>
        </Popconfirm>
      </section>
    </div>
  )
}
