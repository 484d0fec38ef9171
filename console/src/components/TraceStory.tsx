import { useTrace } from '../api/alerts'
import { useWords } from '../i18n/language'
import { Details } from '../ui/Details'
import { Skeleton } from '../ui/Skeleton'
import { Failure } from './Failure'
import { decidingStep, stepSentence } from './trace'
import styles from './TraceStory.module.css'

/** Why an event ended as it did: each hop in order, the deciding one standing out. */
export function TraceStory(props: { eventId: string }) {
  const { t, language } = useWords()
  const trace = useTrace(props.eventId)
  if (trace.isError) return <Failure error={trace.error} onRetry={() => void trace.refetch()} />
  if (trace.data === undefined) return <Skeleton rows={5} height={60} gap={12} />

  const { data } = trace
  const deciding = decidingStep(data)
  return (
    <div className={styles.trace}>
      <div className={styles.outcome}>
        <h2>{t.trace.outcomes[data.outcome] ?? data.outcome}</h2>
        {language === 'en' && data.sentence !== '' && <p>{data.sentence}</p>}
      </div>
      <ol className={styles.steps}>
        {data.steps.map((step, index) => {
          const compared = Object.entries(step.compared ?? {}).map(([name, value]): [string, string] => [
            name,
            value === null ? '–' : String(value),
          ])
          return (
            <li key={index} className={styles.step} data-deciding={index === deciding}>
              <div className={styles.hop}>
                <h3>{t.trace.hops[step.hop] ?? step.hop}</h3>
                {index === deciding && <span className={styles.badge}>{t.trace.deciding}</span>}
              </div>
              <p>{stepSentence(step, t)}</p>
              {step.rule_name !== '' && <p className="soft">{t.trace.rule(step.rule_name)}</p>}
              {compared.length > 0 && (
                <div className={styles.compared}>
                  {index === deciding ? <Details rows={compared} mono /> : <Values rows={compared} />}
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** The values of a step that only passed the event on, in as little room as they need. */
function Values(props: { rows: [name: string, value: string][] }) {
  return (
    <ul className={styles.values}>
      {props.rows.map(([name, value]) => (
        <li key={name} className="mono">
          <span className="soft">{name}</span> {value}
        </li>
      ))}
    </ul>
  )
}
