import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useChannels } from '../../api/channels'
import { useMay } from '../../api/session'
import { ChannelCards } from '../../components/ChannelCards'
import { Failure } from '../../components/Failure'
import { NewChannelForm } from '../../forms/NewChannelForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import page from '../../ui/page.module.css'

export function ChannelsPage() {
  const manages = useMay('channels:manage')
  const { t, format } = useWords()
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const channels = useChannels()
  const items = channels.data?.items
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ create: '' })}>
      {t.channels.create}
    </Button>
  )
  const close = () => setSearch({}, { replace: true })

  return (
    <div className={page.page}>
      <PageHead
        title={t.channels.title}
        note={items !== undefined && items.length > 0 && t.channels.count(format.number(items.length))}
        actions={items !== undefined && items.length > 0 && create}
      />
      {items === undefined ? (
        channels.isError ? (
          <Failure error={channels.error} onRetry={() => void channels.refetch()} />
        ) : (
          <Skeleton rows={3} height={120} gap={16} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={t.channels.emptyTitle} text={t.channels.emptyText}>
          {create}
        </EmptyState>
      ) : (
        <ChannelCards channels={items} />
      )}
      <Modal
        open={search.has('create')}
        title={t.channels.create}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <NewChannelForm
          onCancel={close}
          onCreated={(id) => void go(paths.channel(id, 'integrations'), { replace: true })}
        />
      </Modal>
    </div>
  )
}
