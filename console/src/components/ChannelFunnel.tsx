import { Button, Segmented } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useSearchParams } from 'react-router'
import { useFunnel } from '../api/noiseReport'
import type { Funnel } from '../api/noiseReportTypes'
import { useWords } from '../i18n/language'
import { Bars } from '../ui/Bars'
import { EmptyState } from '../ui/EmptyState'
import { Skeleton } from '../ui/Skeleton'
import styles from './ChannelFunnel.module.css'
import { Failure } from './Failure'
import { funnelStages, percentOf, takersBefore } from './funnelStages'

const spans = { day: 24, week: 168, month: 720 } as const
type Span = keyof typeof spans

/** What came into a channel, what was left at each step, and what took the rest away. */
export function ChannelFunnel(props: { channelId: number }) {
  const { t } = useWords()
  const words = t.noiseReport.funnel
  const [search, setSearch] = useSearchParams()
  const asked = search.get('span')
  const span: Span = asked === 'week' || asked === 'month' ? asked : 'day'
  const funnel = useFunnel(props.channelId, spans[span])
  return (
    <section className={styles.funnel} aria-labelledby="funnel">
      <div className={styles.head}>
        <div>
          <h2 id="funnel">{words.title}</h2>
          <p className="soft">{words.text}</p>
        </div>
        <Segmented
          aria-label={words.span}
          value={span}
          options={(Object.keys(spans) as Span[]).map((value) => ({ value, label: words.spans[value] }))}
          onChange={(value) => {
            const next = new URLSearchParams(search)
            if (value === 'day') next.delete('span')
            else next.set('span', value)
            setSearch(next, { replace: true })
          }}
        />
      </div>
      {funnel.data === undefined ? (
        funnel.isError ? (
          <Failure error={funnel.error} onRetry={() => void funnel.refetch()} />
        ) : (
          <div className={styles.frame}>
            <Skeleton rows={4} height={72} gap={24} />
          </div>
        )
      ) : funnel.data.totals.events === 0 ? (
        <div className={styles.frame}>
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        </div>
      ) : (
        <Picture funnel={funnel.data} fading={funnel.isPlaceholderData} />
      )}
    </section>
  )
}

function Picture({ funnel, fading }: { funnel: Funnel; fading: boolean }) {
  const { t, format } = useWords()
  const words = t.noiseReport.funnel
  const [chosen, setAt] = useState<number>()
  const [table, setTable] = useState(false)
  const { items, totals } = funnel
  const at = chosen === undefined || chosen >= items.length ? undefined : chosen
  const point = at === undefined ? undefined : items[at]
  const counts = point ?? totals
  const daily = funnel.unit_seconds >= 86_400
  const when = (seconds: number) => (daily ? format.day(seconds) : format.dayClock(seconds))
  const step = (event: KeyboardEvent) => {
    const last = items.length - 1
    const next = {
      ArrowLeft: Math.max(0, (at ?? items.length) - 1),
      ArrowRight: Math.min(last, (at ?? -1) + 1),
      Home: 0,
      End: last,
    }[event.key]
    if (event.key === 'Escape') setAt(undefined)
    if (next === undefined) return
    event.preventDefault()
    setAt(next)
  }
  const pointAt = (x: number, element: HTMLElement) => {
    const bars = element.querySelector('svg')?.getBoundingClientRect()
    if (bars === undefined || bars.width === 0 || x < bars.left || x > bars.right) return
    setAt(Math.min(items.length - 1, Math.floor(((x - bars.left) / bars.width) * items.length)))
  }
  return (
    <div className={styles.frame} data-fading={fading}>
      <p className={styles.reduction} title={words.reductionHelp}>
        <strong>{percentOf(funnel.noise_reduction)}</strong> {words.reduction}
      </p>
      {table ? (
        <Table funnel={funnel} when={when} />
      ) : (
        <div
          className={styles.stages}
          role="group"
          tabIndex={0}
          aria-label={words.hover}
          onKeyDown={step}
          onBlur={() => setAt(undefined)}
          onPointerMove={(event) => pointAt(event.clientX, event.currentTarget)}
          onPointerDown={(event) => pointAt(event.clientX, event.currentTarget)}
          onPointerLeave={() => setAt(undefined)}
        >
          {funnelStages.map((stage) => {
            const values = items.map((each) => each[stage])
            const took = takersBefore(stage, counts)
            return (
              <div key={stage} className={styles.stage}>
                {stage !== 'events' && (
                  <p className={styles.took}>
                    <span aria-hidden="true">↓ </span>
                    {took.length === 0
                      ? words.nothingTook
                      : took.map(([taker, count]) => words.took[taker](format.number(count))).join(' · ')}
                  </p>
                )}
                <p className={styles.figure}>
                  <span>{words.stages[stage]}</span>
                  <strong>{format.number(counts[stage])}</strong>
                </p>
                <Bars
                  values={values}
                  at={at}
                  text={words.chart(
                    words.stages[stage],
                    daily ? words.unit.day : words.unit.hour,
                    format.number(Math.max(0, ...values)),
                  )}
                />
              </div>
            )
          })}
        </div>
      )}
      <div className={styles.foot}>
        <p className="soft" aria-live="polite">
          {point === undefined
            ? `${when(items[0]?.at ?? 0)} – ${when(items.at(-1)?.at ?? 0)}`
            : when(point.at)}
        </p>
        <Button size="small" type="text" onClick={() => setTable(!table)}>
          {table ? words.picture : words.table}
        </Button>
      </div>
    </div>
  )
}

const columns = [
  'events',
  'recovered',
  'dropped',
  'merged',
  'suppressed',
  'alerts',
  'joined',
  'incidents',
  'notified',
] as const

function Table({ funnel, when }: { funnel: Funnel; when: (seconds: number) => string }) {
  const { t, format } = useWords()
  const words = t.noiseReport.funnel
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.tableLabel}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {columns.map((each) => (
              <th key={each} scope="col">
                {words.columns[each]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {funnel.items.toReversed().map((item) => (
            <tr key={item.at}>
              <th scope="row">{when(item.at)}</th>
              {columns.map((each) => (
                <td key={each}>{format.number(item[each])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
