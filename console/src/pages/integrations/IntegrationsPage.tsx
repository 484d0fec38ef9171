import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useIntegrations } from '../../api/integrations'
import { Failure } from '../../components/Failure'
import { IntegrationCards } from '../../components/IntegrationCards'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import page from '../../ui/page.module.css'

/** The shared integrations; private ones live with their channel. */
export function IntegrationsPage() {
  const { t } = useWords()
  const go = useNavigate()
  const integrations = useIntegrations(0)
  const items = integrations.data
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.addIntegration(0))}>
      {t.integrations.add}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead
        title={t.integrations.title}
        note={t.integrations.shared}
        actions={items !== undefined && items.length > 0 && add}
      />
      {items === undefined ? (
        integrations.isError ? (
          <Failure error={integrations.error} onRetry={() => void integrations.refetch()} />
        ) : (
          <Skeleton rows={3} height={112} gap={16} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={t.integrations.emptyTitle} text={t.integrations.emptyShared}>
          {add}
        </EmptyState>
      ) : (
        <IntegrationCards integrations={items} />
      )}
    </div>
  )
}
