import { Modal } from 'antd'
import { Link } from 'react-router'
import { useChannelUsage, useDeleteChannel } from '../api/channels'
import type { Channel } from '../api/types'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Notice } from '../ui/Notice'
import { Skeleton } from '../ui/Skeleton'
import styles from './form.module.css'

interface Props {
  channel: Channel
  onClose: () => void
  onDeleted: () => void
}

/** Says what is open in it and what points to it; while integrations push straight into it, it stays. */
export function DeleteChannelDialog({ channel, onClose, onDeleted }: Props) {
  const { t, format } = useWords()
  const words = t.channelForm
  const usage = useChannelUsage(channel.channel_id)
  const remove = useDeleteChannel()
  const { data } = usage
  const blocking = data?.private_integrations.filter((each) => each.status === 'enabled') ?? []
  const lines = [
    ...((data?.open_incident_cnt ?? 0) > 0
      ? [words.openIncidents(format.number(data?.open_incident_cnt ?? 0))]
      : []),
    ...((data?.open_alert_cnt ?? 0) > 0 ? [words.openAlerts(format.number(data?.open_alert_cnt ?? 0))] : []),
  ]
  const routes = data?.routed_by ?? []
  return (
    <Modal
      open
      title={words.deleteTitle(channel.channel_name)}
      okText={words.delete}
      okButtonProps={{ danger: true, disabled: data === undefined || blocking.length > 0 }}
      confirmLoading={remove.isPending}
      onCancel={onClose}
      onOk={() =>
        remove.mutate(channel.channel_id, {
          onSuccess: onDeleted,
          // somebody may have added an integration meanwhile
          onError: () => void usage.refetch(),
        })
      }
    >
      <div className={styles.form}>
        <p>{words.dangerText}</p>
        {usage.isError ? (
          <Failure error={usage.error} onRetry={() => void usage.refetch()} />
        ) : data === undefined ? (
          <Skeleton rows={3} height={20} gap={8} />
        ) : (
          <>
            {blocking.length > 0 && (
              <Notice title={words.ownIntegrations} text={words.stillUsed}>
                <ul>
                  {blocking.map((each) => (
                    <li key={each.integration_id}>
                      <Link to={paths.integration(each.integration_id, 'settings')}>{each.name}</Link>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            {lines.length === 0 && routes.length === 0 && blocking.length === 0 && (
              <p className="soft">{words.unused}</p>
            )}
            <ul className={styles.bullets}>
              {lines.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            {routes.length > 0 && (
              <div>
                <p>{words.routesFall}</p>
                <ul className={styles.bullets}>
                  {routes.map((each) => (
                    <li key={each.integration_id}>
                      <Link to={paths.integration(each.integration_id, 'routes')}>
                        {words.routedCases(each.name, format.number(each.case_cnt))}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
        {remove.isError && <Failure error={remove.error} />}
      </div>
    </Modal>
  )
}
