import { RedoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useDelivery } from '../api/deliveries'
import type { DeliveryDetail, Integration } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Details } from '../ui/Details'
import { Notice } from '../ui/Notice'
import { Skeleton } from '../ui/Skeleton'
import { Instant } from '../ui/Time'
import { BodyView } from './BodyView'
import { adviceFor, type Advice } from './deliveryAdvice'
import styles from './DeliveryDetails.module.css'
import { outcomeWords } from './DeliveryRow'
import { Failure } from './Failure'
import { tellReason } from './reasons'
import { ReplayDialog } from './ReplayDialog'
import { SeverityMark } from './SeverityMark'
import { TraceStory } from './TraceStory'
import { VerdictMark } from './VerdictMark'
import { IfMay } from './IfMay'

interface Props {
  deliveryId: string
  integration: Integration
  /** Whether its settings decide how a body is read. */
  hasMapping: boolean
  /** What the list was searched for. */
  word: string
  addressOf: (deliveryId: string) => { search: string }
}

/** One request as it came, what to do about it, and each event read from it. */
export function DeliveryDetails(props: Props) {
  const { t, format } = useWords()
  const delivery = useDelivery(props.deliveryId)
  const [replaying, setReplaying] = useState(false)
  if (delivery.isError) return <Failure error={delivery.error} onRetry={() => void delivery.refetch()} />
  if (delivery.data === undefined) return <Skeleton rows={5} height={40} gap={12} />
  const { data } = delivery
  const words = t.deliveries
  const advice = adviceFor(data, props.integration, props.hasMapping)
  const refusal = data.replay_refusal ?? ''
  const ended = outcomeWords(data.outcomes, t)
  const rows: Parameters<typeof Details>[0]['rows'] = [
    ...(ended === '' ? [] : [[words.columns.reason, ended] satisfies [string, string]]),
    ...(data.reason === '' ? [] : [[words.reason, tellReason(data.reason, t)] satisfies [string, string]]),
    [words.columns.time, <Instant at={Math.floor(data.received_at / 1000)} />],
    [words.columns.size, format.bytes(data.size)],
    [words.from, <span className="mono">{data.remote}</span>],
    [words.id, <span className="mono">{data.delivery_id}</span>],
    ...marks(data, props.addressOf, words),
  ]
  return (
    <div className={styles.detail}>
      <div className={styles.verdict}>
        <VerdictMark verdict={data.verdict} />
        <IfMay permission="integrations:manage">
          <Button
            icon={<RedoOutlined />}
            disabled={refusal !== ''}
            aria-describedby={refusal === '' ? undefined : 'replay-refusal'}
            onClick={() => setReplaying(true)}
          >
            {advice === 'again' ? words.advice.againButton : words.replay.button}
          </Button>
        </IfMay>
      </div>
      {refusal !== '' && (
        <p id="replay-refusal" className="soft">
          {words.replay.cannot(tellReason(refusal, t))}
        </p>
      )}
      {advice !== undefined && (
        <AdviceNotice advice={advice} integration={props.integration} deliveryId={data.delivery_id} />
      )}
      <Details rows={rows} />
      {data.events.length > 0 && (
        <section className={styles.section}>
          <h2>{words.columns.events}</h2>
          <ol className={styles.events}>
            {data.events.map((event) => (
              <EventLine
                key={event.event_id}
                // What was repeated counts once; nobody will judge it again.
                event={data.verdict === 'duplicate' ? { ...event, outcome: 'ignored' } : event}
                integrationId={props.integration.integration_id}
              />
            ))}
          </ol>
        </section>
      )}
      {data.events.some((event) => event.hidden) ? (
        <p className="soft">{words.hiddenBody}</p>
      ) : (
        <BodyView body={data.body} word={props.word} truncated={data.body_truncated} />
      )}
      <Pairs title={words.headers} values={data.headers} />
      <Pairs title={words.query} values={data.query} />
      {replaying && (
        <ReplayDialog
          integrationId={props.integration.integration_id}
          ids={[data.delivery_id]}
          onClose={() => setReplaying(false)}
        />
      )}
    </div>
  )
}

/** Both ends of a replay name each other. */
function marks(
  data: DeliveryDetail,
  addressOf: Props['addressOf'],
  words: ReturnType<typeof useWords>['t']['deliveries'],
): Parameters<typeof Details>[0]['rows'] {
  const of = data.replay_of ?? ''
  const as = data.replayed_as ?? []
  return [
    ...(of === ''
      ? []
      : [
          [
            words.replayOf,
            <span className={styles.marks}>
              <Link to={addressOf(of)}>{words.original}</Link>
              {(data.replayed_by ?? '') !== '' && (
                <span className="soft">{words.byWhom(data.replayed_by ?? '')}</span>
              )}
            </span>,
          ] satisfies [string, React.ReactNode],
        ]),
    ...(as.length === 0
      ? []
      : [
          [
            words.replayedAs,
            <span className={styles.marks}>
              {as.map((id, index) => (
                <Link key={id} to={addressOf(id)}>
                  {words.replayNumber(String(index + 1))}
                </Link>
              ))}
            </span>,
          ] satisfies [string, React.ReactNode],
        ]),
  ]
}

function AdviceNotice(props: { advice: Advice; integration: Integration; deliveryId: string }) {
  const { t } = useWords()
  const go = useNavigate()
  const words = t.deliveries.advice
  const id = props.integration.integration_id
  const link = (to: string, text: string) => <Button onClick={() => void go(to)}>{text}</Button>
  return (
    <Notice title={words.title} text={words[props.advice]}>
      <div className={styles.steps}>
        {props.advice === 'route' && link(paths.integration(id, 'routes'), words.routeLink)}
        {props.advice === 'channel' &&
          link(paths.channel(props.integration.channel_id, 'settings'), words.channelLink)}
        {props.advice === 'settings' && link(paths.settingsTrying(id, props.deliveryId), words.settingsLink)}
        {props.advice === 'sender' && link(paths.tryDelivery(id, props.deliveryId), words.tryLink)}
      </div>
    </Notice>
  )
}

function Pairs(props: { title: string; values: Record<string, string> | undefined }) {
  const rows = Object.entries(props.values ?? {})
  if (rows.length === 0) return null
  return (
    <section className={styles.section}>
      <h2>{props.title}</h2>
      <Details rows={rows} mono />
    </section>
  )
}

function EventLine(props: { event: DeliveryDetail['events'][number]; integrationId: number }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { event } = props
  const [alert] = event.alert_ids ?? []
  const title = event.hidden ? <span className="soft">{t.deliveries.hiddenEvent}</span> : event.title
  return (
    <li className={styles.event}>
      <div className={styles.line}>
        <SeverityMark severity={event.event_status} />
        <span className={styles.title}>
          {alert === undefined ? title : <Link to={paths.alert(alert)}>{title}</Link>}
        </span>
        <span className="soft">
          {event.outcome === '' ? t.trace.waiting : (t.trace.outcomes[event.outcome] ?? event.outcome)}
        </span>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.deliveries.whyShow}
        </Button>
      </div>
      {open && <TraceStory eventId={event.event_id} integrationId={props.integrationId} />}
    </li>
  )
}
