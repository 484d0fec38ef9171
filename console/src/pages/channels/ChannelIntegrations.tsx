import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate, useOutletContext } from 'react-router'
import { useIntegrations } from '../../api/integrations'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { IntegrationCards } from '../../components/IntegrationCards'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import styles from './ChannelIntegrations.module.css'
import { IfMay } from '../../components/IfMay'

export function ChannelIntegrations() {
  const { t } = useWords()
  const go = useNavigate()
  const { channel_id: channelId } = useOutletContext<Channel>()
  const integrations = useIntegrations(channelId)
  const add = (
    <IfMay permission="integrations:manage">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.addIntegration(channelId))}>
        {t.integrations.add}
      </Button>
    </IfMay>
  )
  if (integrations.data === undefined)
    return integrations.isError ? (
      <Failure error={integrations.error} onRetry={() => void integrations.refetch()} />
    ) : (
      <Skeleton rows={2} height={112} gap={16} />
    )
  if (integrations.data.length === 0)
    return (
      <EmptyState title={t.integrations.emptyTitle} text={t.integrations.emptyText}>
        {add}
      </EmptyState>
    )
  return (
    <div className={styles.tab}>
      <div>{add}</div>
      <IntegrationCards integrations={integrations.data} />
    </div>
  )
}
