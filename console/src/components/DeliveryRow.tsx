import { RedoOutlined } from '@ant-design/icons'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Delivery, Outcome } from '../api/types'
import type { Strings } from '../i18n/en'
import { useWords } from '../i18n/language'
import { usePhone } from '../ui/media'
import { Time } from '../ui/Time'
import { outcomes } from './deliveryFilters'
import styles from './DeliveryRow.module.css'
import { tellReason } from './reasons'
import { rowId } from './useRowKeys'
import { VerdictMark } from './VerdictMark'

/** How its events ended, those that want something done first. */
export function outcomeWords(counts: Partial<Record<Outcome, number>> | undefined, t: Strings): string {
  return outcomes
    .filter((outcome) => (counts?.[outcome] ?? 0) > 0)
    .map((outcome) => t.deliveries.outcome(t.trace.outcomes[outcome], counts?.[outcome] ?? 0))
    .join(' · ')
}

function story(delivery: Delivery, t: Strings): string {
  if (delivery.reason !== '') return tellReason(delivery.reason, t)
  const ended = outcomeWords(delivery.outcomes, t)
  return ended === '' && delivery.event_cnt > 0 ? t.deliveries.waiting : ended
}

export function DeliveryRowHead(props: { all: boolean; some: boolean; onToggleAll: () => void }) {
  const { t } = useWords()
  const { columns } = t.deliveries
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader" className={styles.box}>
        <input
          type="checkbox"
          checked={props.all}
          ref={(box) => {
            if (box !== null) box.indeterminate = props.some && !props.all
          }}
          aria-label={t.deliveries.selectAll}
          onChange={props.onToggleAll}
        />
      </span>
      <span role="columnheader">{columns.time}</span>
      <span role="columnheader">{columns.verdict}</span>
      <span role="columnheader">{columns.reason}</span>
      <span role="columnheader" className={styles.number}>
        {columns.events}
      </span>
      <span role="columnheader" className={styles.number}>
        {columns.size}
      </span>
    </div>
  )
}

interface Props {
  delivery: Delivery
  index: number
  selected: boolean
  current: boolean
  /** The address that opens this delivery beside the list. */
  to: { search: string }
  onToggle: (id: string, extend: boolean) => void
}

/** One request, drawn again only when it changed; on a phone the same facts stand in two lines. */
export const DeliveryRow = memo(function DeliveryRow(props: Props) {
  const { t, format } = useWords()
  const phone = usePhone()
  const { delivery } = props
  const received = Math.floor(delivery.received_at / 1000)
  const replay =
    (delivery.replay_of ?? '') !== ''
      ? t.deliveries.isReplay
      : (delivery.replayed_as ?? []).length > 0
        ? t.deliveries.wasReplayed
        : undefined
  return (
    <div
      role="row"
      aria-rowindex={props.index + (phone ? 1 : 2)}
      className={styles.row}
      data-selected={props.selected}
      data-current={props.current}
    >
      <span role="cell" className={styles.box}>
        <input
          type="checkbox"
          checked={props.selected}
          aria-label={t.deliveries.select(format.exact(received))}
          tabIndex={-1}
          onChange={({ nativeEvent }) =>
            props.onToggle(delivery.delivery_id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </span>
      <span role="cell" className={styles.time}>
        <Link id={rowId(delivery.delivery_id)} to={props.to} className={styles.link}>
          <Time at={received} />
        </Link>
      </span>
      <span role="cell" className={styles.verdict}>
        <VerdictMark verdict={delivery.verdict} />
      </span>
      <span role="cell" className={styles.story}>
        {replay !== undefined && (
          <span className={styles.replay}>
            <RedoOutlined aria-hidden="true" /> {replay}
          </span>
        )}
        <span className={styles.words}>{story(delivery, t)}</span>
      </span>
      <span role="cell" className={styles.number} data-wide>
        {format.number(delivery.event_cnt)}
      </span>
      <span role="cell" className={styles.number} data-wide>
        {format.bytes(delivery.size)}
      </span>
    </div>
  )
})
