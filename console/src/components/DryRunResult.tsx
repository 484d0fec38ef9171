import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useChannel } from '../api/channels'
import type { DryRun, DryRunEvent } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Details } from '../ui/Details'
import { Instant } from '../ui/Time'
import styles from './DryRunResult.module.css'
import { LabelList } from './LabelList'
import { tellReason } from './reasons'
import { SeverityMark } from './SeverityMark'
import { TraceTold } from './TraceStory'

const shapes = { accepted: <CheckOutlined />, nothing_to_do: <MinusOutlined />, rejected: <CloseOutlined /> }

/** What would become of a body: the verdict, then each event that would be read from it. */
export function DryRunResult(props: { result: DryRun; integrationId: number | undefined }) {
  const { t, format } = useWords()
  const words = t.deliveries.tryIt
  const { result } = props
  const verdict =
    result.verdict === 'accepted'
      ? words.verdict.accepted(format.number(result.event_cnt ?? result.events.length))
      : words.verdict[result.verdict]
  return (
    <section className={styles.result} aria-label={words.result}>
      <h3 className={styles.verdict}>
        {shapes[result.verdict]} {verdict}
      </h3>
      {result.reason !== '' && <p className={styles.reason}>{tellReason(result.reason, t)}</p>}
      {result.events.length > 0 && props.integrationId === undefined && (
        <p className="soft">{words.readingOnly}</p>
      )}
      <ol className={styles.events}>
        {result.events.map((event, index) => (
          <EventRead key={index} event={event} integrationId={props.integrationId} />
        ))}
      </ol>
    </section>
  )
}

function EventRead(props: { event: DryRunEvent; integrationId: number | undefined }) {
  const { t } = useWords()
  const words = t.deliveries.tryIt
  const [open, setOpen] = useState(false)
  const { event } = props
  const labels = Object.entries(event.labels)
  const { steps, channel_ids: channels } = event
  return (
    <li className={styles.event}>
      <div className={styles.title}>
        <SeverityMark severity={event.event_status} />
        <strong>{event.title}</strong>
      </div>
      <Details
        rows={[
          ...(channels === undefined || props.integrationId === undefined
            ? []
            : [[words.goesTo, <Goes channels={channels} />] satisfies [string, React.ReactNode]]),
          ...(event.outcome === undefined || event.outcome === ''
            ? []
            : [[t.deliveries.columns.reason, t.trace.outcomes[event.outcome]] satisfies [string, string]]),
          [words.key, <span className="mono">{event.alert_key}</span>],
          ...(event.event_time > 0
            ? [[words.time, <Instant at={event.event_time} />] satisfies [string, React.ReactNode]]
            : []),
          ...(event.description === ''
            ? []
            : [[words.description, event.description] satisfies [string, string]]),
        ]}
      />
      <div>
        <h4 className={styles.sub}>{words.labels}</h4>
        {labels.length === 0 ? <p className="soft">{words.noLabels}</p> : <LabelList labels={event.labels} />}
      </div>
      {(event.notes ?? []).length > 0 && (
        <div>
          <h4 className={styles.sub}>{words.notes}</h4>
          <ul className={styles.notes}>
            {event.notes?.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      {steps !== undefined && steps.length > 0 && (
        <div>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.hideWhy : words.why}
          </Button>
        </div>
      )}
      {open && steps !== undefined && (
        <TraceTold
          integrationId={props.integrationId}
          trace={{ event_id: '', steps, outcome: event.outcome ?? '', sentence: event.sentence ?? '' }}
        />
      )}
    </li>
  )
}

function Goes(props: { channels: number[] }) {
  const { t } = useWords()
  if (props.channels.length === 0) return t.deliveries.tryIt.nowhere
  return (
    <span className={styles.channels}>
      {props.channels.map((id) => (
        <ChannelName key={id} id={id} />
      ))}
    </span>
  )
}

function ChannelName(props: { id: number }) {
  const channel = useChannel(props.id)
  return <Link to={paths.channel(props.id)}>{channel.data?.channel_name ?? props.id}</Link>
}
