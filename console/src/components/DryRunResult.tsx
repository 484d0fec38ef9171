import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useChannel } from '../api/channels'
import type { DryRun, DryRunEvent, TraceStep } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Details } from '../ui/Details'
import { Instant } from '../ui/Time'
import styles from './DryRunResult.module.css'
import { stagesOf, type DryRunStages } from './dryRunStages'
import { EventChanges } from './EventChanges'
import { eventChanges } from './eventChanges'
import { LabelList } from './LabelList'
import { tellReason } from './reasons'
import { SeverityMark } from './SeverityMark'
import { stepSentence } from './trace'
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
  const { event, integrationId } = props
  const { steps } = event
  const stages = stagesOf(event)
  const tried = steps !== undefined && integrationId !== undefined
  const dropped = stages.processing.find((step) => step.verdict === 'dropped')
  return (
    <li className={styles.event}>
      <div className={styles.title}>
        <SeverityMark severity={event.event_status} />
        <strong>{event.title}</strong>
      </div>
      <ol className={styles.stages}>
        <Stage title={words.stages.read}>
          <Read event={event} />
        </Stage>
        {tried && (
          <Stage title={words.stages.processed}>
            <Processed event={event} steps={stages.processing} integrationId={integrationId} />
          </Stage>
        )}
        {tried && dropped === undefined && (
          <Stage title={words.stages.routed}>
            <Routed event={event} steps={stages.routing} />
          </Stage>
        )}
        {tried && stages.verdicts.length > 0 && (
          <Stage title={words.stages.judged}>
            <Verdicts event={event} stages={stages} />
          </Stage>
        )}
      </ol>
      {steps !== undefined && steps.length > 0 && (
        <div>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.hideWhy : words.why}
          </Button>
        </div>
      )}
      {open && steps !== undefined && (
        <TraceTold
          integrationId={integrationId}
          trace={{ event_id: '', steps, outcome: event.outcome ?? '', sentence: event.sentence ?? '' }}
        />
      )}
    </li>
  )
}

function Stage(props: { title: string; children: ReactNode }) {
  return (
    <li className={styles.stage}>
      <h4>{props.title}</h4>
      {props.children}
    </li>
  )
}

/** As the source had it, before any rule. */
function Read({ event }: { event: DryRunEvent }) {
  const { t } = useWords()
  const words = t.deliveries.tryIt
  const { title, description, labels } = event.before ?? event
  return (
    <>
      <Details
        rows={[
          ...(title === event.title
            ? []
            : [[t.processing.preview.fields.title, title] satisfies [string, string]]),
          [words.key, <span className="mono">{event.alert_key}</span>],
          ...(event.event_time > 0
            ? [[words.time, <Instant at={event.event_time} />] satisfies [string, ReactNode]]
            : []),
          ...(description === '' ? [] : [[words.description, description] satisfies [string, string]]),
        ]}
      />
      <div>
        <h5 className={styles.sub}>{words.labels}</h5>
        {Object.keys(labels).length === 0 ? (
          <p className="soft">{words.noLabels}</p>
        ) : (
          <LabelList labels={labels} />
        )}
      </div>
      {(event.notes ?? []).length > 0 && (
        <div>
          <h5 className={styles.sub}>{words.notes}</h5>
          <ul className={styles.notes}>
            {event.notes?.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** What enrichment and pipeline made of it, and which rules did. */
function Processed(props: { event: DryRunEvent; steps: TraceStep[]; integrationId: number }) {
  const { t, format } = useWords()
  const words = t.deliveries.tryIt
  const { event, steps, integrationId } = props
  const after = {
    title: event.title,
    description: event.description,
    severity: event.event_severity,
    labels: event.labels,
  }
  const before = event.before ?? after
  const rules = new Map(steps.map((step) => [String(step.rule_id), step.rule_name]))
  return (
    <>
      {eventChanges(before, after).length > 0 && <EventChanges before={before} after={after} />}
      {steps
        .filter((step) => step.verdict === 'dropped')
        .map((step, index) => (
          <p key={index}>{stepSentence(step, t, format)}</p>
        ))}
      {steps.length === 0 ? (
        <p className="soft">{words.untouched}</p>
      ) : (
        <p className={styles.channels}>
          {[...rules].map(([id, name]) => (
            <Link key={id} to={paths.processingRule(integrationId, id)}>
              {name === '' ? words.unnamedRule : name}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

function Routed({ event, steps }: { event: DryRunEvent; steps: TraceStep[] }) {
  const { t, format } = useWords()
  return (
    <>
      <Goes channels={event.channel_ids ?? []} />
      {steps.map((step, index) => (
        <p key={index} className="soft">
          {stepSentence(step, t, format)}
        </p>
      ))}
    </>
  )
}

/** What each channel would make of it. */
function Verdicts({ event, stages }: { event: DryRunEvent; stages: DryRunStages }) {
  const { t, format } = useWords()
  const ids = event.channel_ids ?? []
  return (
    <ul className={styles.verdicts}>
      {stages.verdicts.map(({ channel, outcome, step }, index) => {
        const id = ids[index]
        return (
          <li key={index}>
            <p>
              {id !== undefined && ids.length === stages.verdicts.length ? <ChannelName id={id} /> : channel}
              {t.routes.colon}
              <strong>{outcome === '' ? t.trace.waiting : (t.trace.outcomes[outcome] ?? outcome)}</strong>
            </p>
            {step !== undefined && <p className="soft">{stepSentence(step, t, format)}</p>}
          </li>
        )
      })}
    </ul>
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
