import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTrace } from '../api/alerts'
import { useChannel } from '../api/channels'
import { useChannelBook } from '../api/routing'
import type { Trace, TraceStep } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Details } from '../ui/Details'
import { Skeleton } from '../ui/Skeleton'
import { Failure } from './Failure'
import { tellReason } from './reasons'
import { caseOf, comparedRows, decidingStep, ruleOf, stepSentence, tellValue } from './trace'
import styles from './TraceStory.module.css'

/** Why an event ended as it did: each hop in order, the deciding one standing out. */
export function TraceStory(props: { eventId: string; integrationId: number; channelId?: number }) {
  const trace = useTrace(props.eventId)
  if (trace.isError) return <Failure error={trace.error} onRetry={() => void trace.refetch()} />
  if (trace.data === undefined) return <Skeleton rows={5} height={60} gap={12} />
  return <TraceTold trace={trace.data} integrationId={props.integrationId} channelId={props.channelId} />
}

/** A trace at hand, stored or only tried out. */
export function TraceTold(props: {
  trace: Trace
  integrationId: number | undefined
  /** The channel where no step names one. */
  channelId?: number | undefined
}) {
  const { t, format } = useWords()
  const { trace, integrationId } = props
  const deciding = decidingStep(trace)
  const decided = trace.steps[deciding]
  const known = decided?.verdict === trace.outcome
  return (
    <div className={styles.trace}>
      <div className={styles.outcome}>
        <h2>{trace.outcome === '' ? t.trace.waiting : (t.trace.outcomes[trace.outcome] ?? trace.outcome)}</h2>
        {!known && trace.sentence !== '' && <p>{tellReason(trace.sentence, t)}</p>}
      </div>
      <ol className={styles.steps}>
        {trace.steps.map((step, index) => (
          <li key={index} className={styles.step} data-deciding={index === deciding}>
            <div className={styles.hop}>
              <h3>{t.trace.hops[step.hop] ?? step.hop}</h3>
              {index === deciding && <span className={styles.badge}>{t.trace.deciding}</span>}
            </div>
            <p>{stepSentence(step, t, format)}</p>
            <Rule trace={trace} index={index} integrationId={integrationId} channelId={props.channelId} />
            <Compared step={step} wide={index === deciding} integrationId={integrationId} />
          </li>
        ))}
      </ol>
    </div>
  )
}

interface RuleProps {
  trace: Trace
  index: number
  integrationId: number | undefined
  channelId: number | undefined
}

/** The rule that had its say, leading to where it can be changed; a case stands under its heading. */
function Rule({ trace, index, integrationId, channelId }: RuleProps) {
  const { t } = useWords()
  const step = trace.steps[index]
  if (step === undefined) return null
  const rule = ruleOf(trace, index)
  if (rule !== undefined) return <ChannelRule step={step} {...rule} channelId={channelId} />
  const number = caseOf(step)
  if (number === undefined || integrationId === undefined)
    return step.rule_name !== '' && <p className="soft">{t.trace.rule(step.rule_name)}</p>
  return (
    <p className={styles.rule}>
      <Link to={paths.routeCase(integrationId, number)}>{t.trace.openCase(number)}</Link>
      {step.rule_name !== '' && <span className="soft">{t.routes.headingName(step.rule_name)}</span>}
    </p>
  )
}

/** A rule of noise reduction, in the channel the trace names; an event may have gone through several. */
function ChannelRule(props: { step: TraceStep; id: string; channel: string; channelId: number | undefined }) {
  const { t } = useWords()
  const { step, channel } = props
  const book = useChannelBook()
  const named = [...(book.data?.values() ?? [])].filter((each) => each.channel_name === channel)
  const channelId = named.length === 1 ? named[0]?.channel_id : props.channelId
  const name = t.trace.rule(step.rule_name)
  if (channelId === undefined) return <p className="soft">{name}</p>
  return (
    <p className={styles.rule}>
      <Link to={paths.noiseRule(channelId, props.id)}>{name}</Link>
    </p>
  )
}

/** What was compared: as a table where it decided, in as little room as it needs where it did not. */
function Compared(props: { step: TraceStep; wide: boolean; integrationId: number | undefined }) {
  const { t, format } = useWords()
  const rows = comparedRows(props.step, t).map(([name, value]): [string, ReactNode] => [
    name in t.trace.compared ? t.trace.compared[name as keyof typeof t.trace.compared] : name,
    linked(props.step, name, String(value), props.integrationId) ?? tellValue(name, value, t, format),
  ])
  if (rows.length === 0) return null
  return (
    <div className={styles.compared}>
      {props.wide ? (
        <Details rows={rows} />
      ) : (
        <ul className={styles.values}>
          {rows.map(([name, value]) => (
            <li key={name}>
              <span className="soft">{name}</span> {value}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The thing an id stands for, by its title where the step tells it. */
function linked(step: TraceStep, name: string, value: string, integrationId: number | undefined): ReactNode {
  const title = (of: string) => String(step.compared[of] ?? value)
  if (name === 'alert_id') return <Link to={paths.alert(value)}>{title('alert_title')}</Link>
  if (name === 'source_alert_id' && value !== '')
    return <Link to={paths.alert(value)}>{title('source_alert_title')}</Link>
  if (name === 'incident_id') return <Link to={paths.incident(value)}>{title('incident_title')}</Link>
  if (name === 'replay_of' && integrationId !== undefined)
    return <Link to={paths.delivery(integrationId, value)}>{value}</Link>
  if (name === 'channel_ids' && /^\d+$/.test(value)) return <ChannelLink id={Number(value)} />
  return undefined
}

function ChannelLink(props: { id: number }) {
  const channel = useChannel(props.id)
  return <Link to={paths.channel(props.id)}>{channel.data?.channel_name ?? props.id}</Link>
}
