import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useNavigate, useOutletContext } from 'react-router'
import { useChannelVerb } from '../../api/channels'
import type { Channel } from '../../api/types'
import { ChannelUses } from '../../components/ChannelUses'
import { useTell } from '../../components/tell'
import { ChannelSettingsForm } from '../../forms/ChannelSettingsForm'
import { DeleteChannelDialog } from '../../forms/DeleteChannelDialog'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import styles from './ChannelSettings.module.css'
import { IfMay } from '../../components/IfMay'
import { EmptyState } from '../../ui/EmptyState'

export function ChannelSettings() {
  const { t } = useWords()
  return (
    <IfMay
      permission="channels:manage"
      otherwise={<EmptyState title={t.people.notAllowed} text={t.people.notAllowedText} />}
    >
      <Settings />
    </IfMay>
  )
}

function Settings() {
  const { t } = useWords()
  const words = t.channelForm
  const go = useNavigate()
  const tell = useTell()
  const channel = useOutletContext<Channel>()
  const verb = useChannelVerb()
  const [deleting, setDeleting] = useState(false)
  const enabled = channel.status !== 'disabled'
  const run = (which: 'enable' | 'disable') =>
    verb.mutate(
      { verb: which, id: channel.channel_id },
      { onSuccess: () => tell.done(t.app.saved), onError: tell.failed },
    )
  return (
    <div className={styles.tab}>
      <ChannelSettingsForm key={channel.updated_at} channel={channel} />
      <section className={styles.danger} aria-labelledby="uses">
        <h2 id="uses">{enabled ? words.disable : words.enable}</h2>
        <p className="soft">{enabled ? words.disableText : words.enableText}</p>
        <ChannelUses channelId={channel.channel_id} />
        {enabled ? (
          <Popconfirm title={words.confirmDisable} okText={words.disable} onConfirm={() => run('disable')}>
            <Button>{words.disable}</Button>
          </Popconfirm>
        ) : (
          <Button onClick={() => run('enable')}>{words.enable}</Button>
        )}
      </section>
      <section className={styles.danger} aria-labelledby="danger">
        <h2 id="danger">{words.danger}</h2>
        <p className="soft">{words.dangerText}</p>
        <Button danger onClick={() => setDeleting(true)}>
          {words.delete}
        </Button>
      </section>
      {deleting && (
        <DeleteChannelDialog
          channel={channel}
          onClose={() => setDeleting(false)}
          onDeleted={() => void go(paths.channels(), { replace: true })}
        />
      )}
    </div>
  )
}
