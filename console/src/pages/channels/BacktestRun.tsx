import { Button, Progress } from 'antd'
import { useBacktest, useCancelBacktest } from '../../api/noiseReport'
import type { Backtest, NoiseDraft } from '../../api/noiseReportTypes'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { draftOf, isEmptyDraft } from '../../components/backtestDraft'
import { useWords } from '../../i18n/language'
import { Skeleton } from '../../ui/Skeleton'
import { BacktestResult } from './BacktestResult'
import { Suggestions } from './Suggestions'
import styles from './Backtest.module.css'

interface Props {
  id: string
  channel: Channel
  /** What this run tries, where the server does not say. */
  handed: NoiseDraft
  onTry: (draft: NoiseDraft) => void
  onApply: (draft: NoiseDraft) => void
}

/** One run: how far it is, then what came of it. */
export function BacktestRun(props: Props) {
  const { t } = useWords()
  const words = t.noiseReport
  const run = useBacktest(props.id)
  if (run.data === undefined)
    return run.isError ? (
      <Failure error={run.error} onRetry={() => void run.refetch()} />
    ) : (
      <Skeleton rows={1} height={96} />
    )
  const { status, result, reason } = run.data
  if (status === 'running') return <Going id={props.id} run={run.data} />
  if (result === undefined)
    return (
      <p className={styles.ended} role="status">
        {status === 'cancelled' ? words.cancelled : words.failed} {reason}
      </p>
    )
  if (result.suggestions !== undefined)
    return <Suggestions channel={props.channel} result={result} onTry={props.onTry} onApply={props.onApply} />
  const said = draftOf(run.data) ?? {}
  return (
    <BacktestResult
      result={result}
      draft={isEmptyDraft(said) ? props.handed : said}
      onApply={props.onApply}
    />
  )
}

function Going({ id, run }: { id: string; run: Backtest }) {
  const { t, format } = useWords()
  const words = t.noiseReport
  const tell = useTell()
  const cancel = useCancelBacktest()
  const left = run.events_per_second > 0 ? (run.events_total - run.events_done) / run.events_per_second : 0
  return (
    <section className={styles.going} aria-busy="true">
      <Progress
        percent={Math.floor(run.progress * 100)}
        status="active"
        aria-label={words.progress(format.number(run.events_done), format.number(run.events_total))}
      />
      <div className={styles.line}>
        <span>{words.progress(format.number(run.events_done), format.number(run.events_total))}</span>
        <span className="soft">
          {run.events_per_second > 0
            ? words.speed(format.number(Math.round(run.events_per_second)))
            : words.starting}
        </span>
        {left >= 1 && <span className="soft">{words.left(format.duration(left))}</span>}
        <Button
          loading={cancel.isPending && { delay: 300 }}
          onClick={() => cancel.mutate(id, { onError: tell.failed })}
        >
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
