import { Button } from 'antd'
import { useState } from 'react'
import { useDelivery } from '../api/integrations'
import type { DeliveryDetail } from '../api/types'
import { useWords } from '../i18n/language'
import { Details } from '../ui/Details'
import { Skeleton } from '../ui/Skeleton'
import { Instant } from '../ui/Time'
import styles from './DeliveryDetails.module.css'
import { Failure } from './Failure'
import { SeverityMark } from './SeverityMark'
import { TraceStory } from './TraceStory'
import { VerdictMark } from './VerdictMark'

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** One request as it came, and each event read from it. */
export function DeliveryDetails(props: { deliveryId: string }) {
  const { t, format } = useWords()
  const delivery = useDelivery(props.deliveryId)
  if (delivery.isError) return <Failure error={delivery.error} onRetry={() => void delivery.refetch()} />
  if (delivery.data === undefined) return <Skeleton rows={5} height={40} gap={12} />
  const { data } = delivery
  const words = t.deliveries
  return (
    <div className={styles.detail}>
      <Details
        rows={[
          [words.columns.verdict, <VerdictMark verdict={data.verdict} />],
          ...(data.reason === '' ? [] : [[words.columns.reason, data.reason] satisfies [string, string]]),
          [words.columns.time, <Instant at={Math.floor(data.received_at / 1000)} />],
          [words.columns.size, format.bytes(data.size)],
          [words.from, <span className="mono">{data.remote}</span>],
        ]}
      />
      {data.events.length > 0 && (
        <section className={styles.section}>
          <h2>{words.columns.events}</h2>
          <ol className={styles.events}>
            {data.events.map((event) => (
              <EventLine key={event.event_id} event={event} />
            ))}
          </ol>
        </section>
      )}
      <section className={styles.section}>
        <h2>{words.headers}</h2>
        <Details rows={Object.entries(data.headers)} mono />
      </section>
      <section className={styles.section}>
        <h2>{words.body}</h2>
        {data.body_truncated && <p className="soft">{words.truncated}</p>}
        <pre className={styles.body} tabIndex={0} aria-label={words.body}>
          {pretty(data.body)}
        </pre>
      </section>
    </div>
  )
}

function EventLine(props: { event: DeliveryDetail['events'][number] }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { event } = props
  return (
    <li className={styles.event}>
      <div className={styles.line}>
        <SeverityMark severity={event.event_status} />
        <span className={styles.title}>{event.title}</span>
        <span className="soft">
          {event.outcome === '' ? t.trace.waiting : (t.trace.outcomes[event.outcome] ?? event.outcome)}
        </span>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.deliveries.whyShow}
        </Button>
      </div>
      {open && <TraceStory eventId={event.event_id} />}
    </li>
  )
}
