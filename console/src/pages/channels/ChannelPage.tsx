import { Outlet, useParams } from 'react-router'
import { useChannel } from '../../api/channels'
import { Failure } from '../../components/Failure'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { TabLinks } from '../../ui/TabLinks'
import page from '../../ui/page.module.css'
import { useMay } from '../../api/session'

/** The frame of a channel: its name and its tabs, each an address of its own. */
export function ChannelPage() {
  const { id = '' } = useParams()
  const { t } = useWords()
  const manages = useMay('channels:manage')
  const channelId = Number(id)
  const channel = useChannel(channelId)

  if (channel.isError && channel.data === undefined)
    return (
      <div className={page.page}>
        <h1 className="visually-hidden">{t.errors.title}</h1>
        <Failure error={channel.error} onRetry={() => void channel.refetch()} />
      </div>
    )
  if (channel.data === undefined)
    return (
      <div className={page.page}>
        <Skeleton rows={5} height={48} gap={16} />
      </div>
    )
  const { tabs } = t.channels
  const disabled = channel.data.status === 'disabled'
  return (
    <div className={page.fill}>
      <PageHead
        title={channel.data.channel_name}
        crumbs={[{ to: paths.channels(), text: t.channels.title }]}
        note={
          disabled || channel.data.description !== '' ? (
            <>
              {disabled && (
                <span>
                  <strong>{t.channelForm.disabled}</strong> {t.channelForm.disabledNote}
                </span>
              )}
              {channel.data.description !== '' && <span>{channel.data.description}</span>}
            </>
          ) : undefined
        }
      />
      <TabLinks
        label={t.channels.tabsLabel}
        tabs={[
          { to: paths.channel(channelId), text: tabs.incidents },
          { to: paths.channel(channelId, 'overview'), text: t.noiseReport.overview },
          { to: paths.channel(channelId, 'alerts'), text: tabs.alerts },
          { to: paths.channel(channelId, 'integrations'), text: tabs.integrations },
          { to: paths.channel(channelId, 'noise'), text: t.noise.tab },
          { to: paths.channel(channelId, 'backtest'), text: t.noiseReport.tab },
          { to: paths.channel(channelId, 'escalation'), text: t.escalation.tab },
          ...(manages ? [{ to: paths.channel(channelId, 'settings'), text: tabs.settings }] : []),
        ]}
      />
      <Outlet context={channel.data} />
    </div>
  )
}
