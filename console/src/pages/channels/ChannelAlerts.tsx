import { Button, Checkbox, Segmented } from 'antd'
import { useCallback } from 'react'
import { useNavigate, useOutletContext, useSearchParams } from 'react-router'
import { useAlertPages } from '../../api/alerts'
import type { Channel } from '../../api/types'
import { AlertRow, AlertRowHead } from '../../components/AlertRow'
import { Failure } from '../../components/Failure'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from './ChannelAlerts.module.css'

export function ChannelAlerts() {
  const { t } = useWords()
  const go = useNavigate()
  const phone = usePhone()
  const { channel_id: channelId } = useOutletContext<Channel>()
  const [search, setSearch] = useSearchParams()
  const everything = search.get('view') === 'all'
  const muted = search.has('muted')
  const alerts = useAlertPages({
    channel_ids: [channelId],
    ...(everything ? {} : { is_active: true }),
    ...(muted ? { ever_muted: true } : {}),
  })
  const show = (all: boolean, held: boolean) =>
    setSearch({ ...(all ? { view: 'all' } : {}), ...(held ? { muted: '' } : {}) }, { replace: true })
  const rows = alerts.data?.pages.flatMap((page) => page.items) ?? []

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = alerts
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last + 20 > rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [rows.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  )

  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        <Segmented
          aria-label={t.incidents.view}
          value={everything ? 'all' : 'firing'}
          options={[
            { value: 'firing', label: t.alerts.firing },
            { value: 'all', label: t.alerts.all },
          ]}
          onChange={(view) => show(view === 'all', muted)}
        />
        <Checkbox checked={muted} onChange={(event) => show(everything, event.target.checked)}>
          {t.noise.mark.only}
        </Checkbox>
      </div>
      <div className={styles.frame}>
        {alerts.isPending ? (
          <Skeleton rows={8} height={47} />
        ) : alerts.isError ? (
          <Failure error={alerts.error} onRetry={() => void alerts.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyState title={t.alerts.emptyTitle} text={t.alerts.emptyText}>
            <Button onClick={() => void go(paths.channel(channelId, 'integrations'))}>
              {t.incidents.emptyStep}
            </Button>
          </EmptyState>
        ) : (
          <VirtualRows
            label={t.alerts.list}
            count={rows.length}
            rowHeight={phone ? 72 : 48}
            rowKey={(index) => rows[index]?.alert_id ?? String(index)}
            head={phone ? undefined : <AlertRowHead />}
            onRange={onRange}
            row={(index) => {
              const alert = rows[index]
              return alert === undefined ? null : <AlertRow alert={alert} index={index} />
            }}
          />
        )}
      </div>
    </div>
  )
}
