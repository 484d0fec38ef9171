import { Button, Drawer, Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useDeliveries } from '../../api/integrations'
import type { Delivery, DeliveryVerdict, Outcome } from '../../api/types'
import { DeliveryDetails } from '../../components/DeliveryDetails'
import { Failure } from '../../components/Failure'
import { VerdictMark } from '../../components/VerdictMark'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './DeliveriesTab.module.css'

const verdicts: readonly DeliveryVerdict[] = ['accepted', 'duplicate', 'nothing_to_do', 'rejected']

const outcomeOrder: readonly Outcome[] = [
  'opened',
  'joined',
  'merged',
  'recovered',
  'suppressed',
  'dropped',
  'unrouted',
  'ignored',
  'set_aside',
]

/** Every request to the push URL with what became of it. */
export function DeliveriesTab() {
  const { id } = useParams()
  const { t, format } = useWords()
  const phone = usePhone()
  const [search, setSearch] = useSearchParams()
  const verdict = verdicts.find((each) => each === search.get('verdict'))
  const opened = search.get('delivery') ?? ''
  const deliveries = useDeliveries(Number(id), verdict)
  const items = deliveries.data?.pages.flatMap((page) => page.items)
  const outcomes = (delivery: Delivery) =>
    outcomeOrder
      .filter((outcome) => (delivery.outcomes?.[outcome] ?? 0) > 0)
      .map((outcome) => t.deliveries.outcome(t.trace.outcomes[outcome], delivery.outcomes?.[outcome] ?? 0))
      .join(' · ')
  const kept: Record<string, string> = verdict === undefined ? {} : { verdict }

  return (
    <div className={styles.tab}>
      <Segmented
        aria-label={t.deliveries.filter}
        className={styles.filter ?? ''}
        value={verdict ?? ''}
        options={[
          { value: '', label: t.app.all },
          ...verdicts.map((value) => ({ value, label: t.deliveries.verdict[value] })),
        ]}
        onChange={(value) => setSearch(value === '' ? {} : { verdict: value }, { replace: true })}
      />
      {items === undefined ? (
        deliveries.isError ? (
          <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />
        ) : (
          <Skeleton rows={6} height={44} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={t.deliveries.emptyTitle} text={t.deliveries.emptyText} />
      ) : (
        <ol className={styles.list} aria-label={t.deliveries.list}>
          {items.map((each) => (
            <li key={each.delivery_id} className={styles.row}>
              <VerdictMark verdict={each.verdict} />
              <span className={styles.reason}>{each.reason || outcomes(each)}</span>
              <span className={styles.number}>{t.deliveries.events(format.number(each.event_cnt))}</span>
              <span className={styles.number}>{format.bytes(each.size)}</span>
              <Link
                to={{ search: new URLSearchParams({ ...kept, delivery: each.delivery_id }).toString() }}
                className={styles.link}
              >
                <Time at={Math.floor(each.received_at / 1000)} />
              </Link>
            </li>
          ))}
        </ol>
      )}
      {deliveries.hasNextPage && (
        <div>
          <Button onClick={() => void deliveries.fetchNextPage()}>{t.deliveries.loadMore}</Button>
        </div>
      )}
      <Drawer
        open={opened !== ''}
        title={t.deliveries.detail}
        size={phone ? '100%' : 640}
        onClose={() => setSearch(kept, { replace: true })}
      >
        {opened !== '' && <DeliveryDetails deliveryId={opened} />}
      </Drawer>
    </div>
  )
}
