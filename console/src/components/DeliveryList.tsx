import { ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useState, type ReactNode } from 'react'
import type { DeliveryListRequest } from '../api/deliveries'
import { useWords } from '../i18n/language'
import { usePhone } from '../ui/media'
import { Skeleton } from '../ui/Skeleton'
import { VirtualRows } from '../ui/VirtualRows'
import bar from './BulkBar.module.css'
import own from './DeliveryList.module.css'
import { DeliveryRow, DeliveryRowHead } from './DeliveryRow'
import { Failure } from './Failure'
import styles from './IncidentList.module.css'
import { ReplayDialog } from './ReplayDialog'
import { useDeliveryRows } from './useDeliveryRows'
import { useRowKeys } from './useRowKeys'
import { useSelection } from './useSelection'
import { IfMay } from './IfMay'

interface Props {
  request: DeliveryListRequest
  filters: ReactNode
  empty: ReactNode
  /** The address that opens one of them. */
  addressOf: (deliveryId: string) => { search: string }
}

/** Every request of an integration, live; a bar for what is selected, and how far a search came. */
export function DeliveryList({ request, filters, empty, addressOf }: Props) {
  const { t, format } = useWords()
  const words = t.deliveries
  const phone = usePhone()
  const live = useDeliveryRows(request)
  const { rows } = live
  const ids = rows.map((each) => each.delivery_id)
  const { selected, toggle, set, clear } = useSelection(ids)
  const [replaying, setReplaying] = useState<string[]>([])
  const chosen = ids.filter((id) => selected.has(id))
  const cursor = useRowKeys(
    ids,
    useCallback((id: string) => toggle(id), [toggle]),
  )
  const rowHeight = phone ? 68 : 44
  const all = chosen.length > 0 && chosen.length === ids.length

  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        {filters}
        <div className={`${styles.counts} ${own.counts}`} aria-live="polite">
          {live.fresh.length > 0 && (
            <button
              type="button"
              className={styles.pill}
              aria-label={words.freshLabel(format.number(live.fresh.length))}
              onClick={() => {
                live.showFresh()
                cursor.set(0)
              }}
            >
              <ArrowUpOutlined /> {words.fresh(format.number(live.fresh.length))}
            </button>
          )}
        </div>
      </div>
      {live.staleSince !== undefined && (
        <p className={styles.stale} role="status">
          {t.app.stale(format.clock(live.staleSince))}
        </p>
      )}
      <div className={`${styles.frame} ${own.frame}`}>
        {live.loading ? (
          <Skeleton rows={10} height={rowHeight - 1} />
        ) : live.error !== undefined ? (
          <div className={styles.inset}>
            <Failure error={live.error} onRetry={live.retry} />
          </div>
        ) : rows.length === 0 ? (
          live.searchedBackTo === undefined && empty
        ) : (
          <VirtualRows
            key={JSON.stringify(request)}
            label={words.list}
            count={rows.length}
            rowHeight={rowHeight}
            rowKey={(index) => rows[index]?.delivery_id ?? String(index)}
            head={
              phone ? undefined : (
                <DeliveryRowHead
                  all={all}
                  some={chosen.length > 0}
                  onToggleAll={() => set(new Set(all ? [] : ids))}
                />
              )
            }
            onRange={live.onRange}
            cursor={cursor.at}
            row={(index) => {
              const delivery = rows[index]
              if (delivery === undefined) return null
              return (
                <DeliveryRow
                  delivery={delivery}
                  index={index}
                  selected={selected.has(delivery.delivery_id)}
                  current={cursor.at === index}
                  to={addressOf(delivery.delivery_id)}
                  onToggle={toggle}
                />
              )
            }}
          />
        )}
        {live.searchedBackTo !== undefined && (
          <p className={own.further} role="status">
            <span>
              {rows.length === 0 && words.noneYet} {words.searchedBack(format.exact(live.searchedBackTo))}
            </span>
            <Button onClick={live.keepLooking} loading={live.searching && { delay: 300 }}>
              {live.searching ? words.searching : words.keepLooking}
            </Button>
          </p>
        )}
      </div>
      {chosen.length > 0 ? (
        <div
          className={`${bar.bar} ${own.bar}`}
          role="toolbar"
          aria-label={words.selected(format.number(chosen.length))}
        >
          <span className={bar.count}>{words.selected(format.number(chosen.length))}</span>
          <IfMay permission="integrations:manage">
            <Button type="primary" onClick={() => setReplaying(chosen)}>
              {words.replay.selected(format.number(chosen.length))}
            </Button>
          </IfMay>
          <Button type="text" onClick={clear}>
            {words.clear}
          </Button>
        </div>
      ) : (
        rows.length > 0 && <p className={styles.keys}>{words.keys}</p>
      )}
      {replaying.length > 0 && (
        <ReplayDialog
          integrationId={request.integration_id}
          ids={replaying}
          onClose={() => {
            setReplaying([])
            clear()
          }}
        />
      )}
    </div>
  )
}
