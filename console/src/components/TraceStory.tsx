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
      <p className={styles.outcome}>
        <strong>{t.trace.outcomes[data.outcome] ?? data.outcome}</strong>
        {language === 'en' && data.sentence !== '' && <span>{data.sentence}</span>}
      </p>
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
                  <Details rows={compared} mono />
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
