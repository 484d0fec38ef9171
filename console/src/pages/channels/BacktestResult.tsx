import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { BacktestFigures, BacktestResult as Result, NoiseDraft } from '../../api/noiseReportTypes'
import { noteSentence } from '../../components/backtestNotes'
import { isEmptyDraft } from '../../components/backtestDraft'
import { percentOf } from '../../components/funnelStages'
import { MovedEvents } from '../../components/MovedEvents'
import { SeverityMark } from '../../components/SeverityMark'
import { useWords } from '../../i18n/language'
import { Chart } from '../../ui/Chart'
import { Moment } from '../../ui/Time'
import styles from './Backtest.module.css'
import { IfMay } from '../../components/IfMay'

interface Props {
  result: Result
  draft: NoiseDraft
  onApply: (draft: NoiseDraft) => void
}

/** What would have been different. */
export function BacktestResult({ result, draft, onApply }: Props) {
  const { t, format } = useWords()
  const words = t.noiseReport.result
  const { before, after } = result
  if (after === undefined) return null
  const inForce = isEmptyDraft(draft)
  const largest = result.incidents_after ?? []
  return (
    <>
      <section className={styles.section} aria-labelledby="backtest-result">
        <div className={styles.resultHead}>
          <h2 id="backtest-result">{words.title}</h2>
          <IfMay permission="channels:manage">
            <Button
              type="primary"
              disabled={inForce}
              title={inForce ? t.noiseReport.apply.nothing : undefined}
              onClick={() => onApply(draft)}
            >
              {words.apply}
            </Button>
          </IfMay>
        </div>
        <Figures before={before} after={after} />
      </section>
      {(result.series ?? []).length > 0 && <OverTime series={result.series ?? []} />}
      <MovedEvents moved={result.moved ?? []} count={result.moved_cnt ?? result.moved?.length ?? 0} />
      <section className={styles.section} aria-labelledby="largest">
        <h2 id="largest">{words.largest}</h2>
        {largest.length === 0 ? (
          <p className="soft">{words.largestNone}</p>
        ) : (
          <ol className={styles.largest}>
            {largest.slice(0, shownIncidents).map((each) => (
              <li key={each.incident_key}>
                <SeverityMark severity={each.severity} bare />
                <span className={styles.name}>{each.title}</span>
                <span className={styles.share}>
                  <span
                    aria-hidden="true"
                    style={{ width: `${(each.alert_cnt / Math.max(1, largest[0]?.alert_cnt ?? 1)) * 100}%` }}
                  />
                </span>
                <span className={styles.count}>
                  {words.alerts(format.number(each.alert_cnt))}
                  <span className="soft">
                    {' '}
                    {words.share(percentOf((each.alert_cnt / Math.max(1, after.alerts)) * 100))}
                  </span>
                </span>
                <span className="soft">
                  <Moment at={each.created_at} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
      {(result.notes ?? []).length > 0 && (
        <section className={styles.section} aria-labelledby="notes">
          <h2 id="notes">{words.notes}</h2>
          <ul className={styles.notes}>
            {result.notes?.map((note) => (
              <li key={note.code}>{noteSentence(note, t, format)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const shownIncidents = 20
const figures = ['events', 'alerts', 'incidents', 'notified', 'noise_reduction'] as const

function Figures({ before, after }: { before: BacktestFigures; after: BacktestFigures }) {
  const { t, format } = useWords()
  const words = t.noiseReport.result
  const say = (name: (typeof figures)[number], value: number) =>
    name === 'noise_reduction' ? percentOf(value) : format.number(value)
  return (
    <dl className={styles.figures}>
      {figures.map((name) => {
        const difference = after[name] - before[name]
        const amount = say(name, Math.abs(difference))
        return (
          <div key={name} data-main={name === 'incidents'}>
            <dt>{words.figures[name]}</dt>
            <dd>
              <span className={styles.was}>
                <span className="visually-hidden">{words.before} </span>
                {say(name, before[name])}
              </span>
              <span className={styles.arrow} aria-hidden="true">
                →
              </span>
              <strong>
                <span className="visually-hidden">{words.after} </span>
                {say(name, after[name])}
              </strong>
              <span className={styles.difference}>
                {difference === 0
                  ? words.none
                  : difference < 0
                    ? words.fewer(amount)
                    : name === 'noise_reduction'
                      ? `+${amount}`
                      : words.more(amount)}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const shown = ['incidents', 'notified', 'events'] as const
type Shown = (typeof shown)[number]

function OverTime({ series }: { series: NonNullable<Result['series']> }) {
  const { t, format } = useWords()
  const words = t.noiseReport.result
  const [what, setWhat] = useState<Shown>('incidents')
  const [table, setTable] = useState(false)
  const content = useMemo(() => {
    const { figures: names } = words
    return {
      labels: series.map((each) => format.dayClock(each.at)),
      number: format.number,
      series:
        what === 'events'
          ? [
              {
                name: names.events,
                values: series.map((each) => each.events),
                strong: false,
                kind: 'bar' as const,
              },
            ]
          : (['before', 'after'] as const).map((side) => ({
              name: words[side],
              values: series.map((each) => each[`${side}_${what}`]),
              strong: side === 'after',
              kind: 'line' as const,
            })),
    }
  }, [series, what, words, format])
  return (
    <section className={styles.section} aria-labelledby="over-time">
      <div className={styles.resultHead}>
        <h2 id="over-time">{words.chart}</h2>
        <span className={styles.line}>
          <Segmented
            aria-label={words.chartOf}
            value={what}
            options={shown.map((value) => ({ value, label: words.figures[value] }))}
            onChange={setWhat}
          />
          <Button type="text" onClick={() => setTable(!table)}>
            {table ? words.picture : words.table}
          </Button>
        </span>
      </div>
      <div className={styles.chart}>
        {table ? (
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.chart}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.noiseReport.funnel.time}</th>
                  {content.series.map((each) => (
                    <th key={each.name} scope="col">
                      {each.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {content.labels.map((label, index) => (
                  <tr key={series[index]?.at}>
                    <th scope="row">{label}</th>
                    {content.series.map((each) => (
                      <td key={each.name}>{format.number(each.values[index] ?? 0)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <>
            {what !== 'events' && (
              <p className={styles.legend} aria-hidden="true">
                <span data-side="before">{words.before}</span>
                <span data-side="after">{words.after}</span>
              </p>
            )}
            <Chart content={content} label={`${words.chart}: ${words.figures[what]}`} />
          </>
        )}
      </div>
    </section>
  )
}
