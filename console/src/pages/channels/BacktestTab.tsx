import { useState } from 'react'
import { useLocation, useNavigate, useOutletContext, useSearchParams } from 'react-router'
import {
  useBacktest,
  useBacktestSpan,
  useNoiseRules,
  useStartBacktest,
  useStartSuggest,
} from '../../api/noiseReport'
import type { NoiseDraft } from '../../api/noiseReportTypes'
import type { Channel } from '../../api/types'
import { draftFrom, draftLists, draftOf, isEmptyDraft } from '../../components/backtestDraft'
import { Failure } from '../../components/Failure'
import { settingsChanges } from '../../components/settingsChanges'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import { ApplyDialog } from './ApplyDialog'
import { BacktestRun } from './BacktestRun'
import { BacktestRuns } from './BacktestRuns'
import { BacktestSetup } from './BacktestSetup'
import styles from './Backtest.module.css'
import { IfMay } from '../../components/IfMay'

const spans = { day: 86_400, week: 7 * 86_400, month: 30 * 86_400, all: 0 }
export type BacktestSpanName = keyof typeof spans

/** Runs the past through other settings and shows what would have been different, before anything is switched on. */
export function BacktestTab() {
  const channel = useOutletContext<Channel>()
  return <Backtest key={channel.channel_id} channel={channel} />
}

function Backtest({ channel }: { channel: Channel }) {
  const { t, format } = useWords()
  const words = t.noiseReport
  const id = channel.channel_id
  const go = useNavigate()
  const location = useLocation()
  const [search] = useSearchParams()
  const [draft, setDraft] = useState<NoiseDraft>(() => draftFrom(location.state))
  const [span, setSpan] = useState<BacktestSpanName>('week')
  /** How often the draft was replaced from outside the form, which then begins anew. */
  const [replaced, setReplaced] = useState(0)
  const [applying, setApplying] = useState<NoiseDraft>()
  const known = useBacktestSpan(id)
  const start = useStartBacktest(id)
  const suggest = useStartSuggest(id)
  const rules = useNoiseRules(id, applying === undefined ? [] : draftLists(applying))
  const run = search.get('run') ?? ''
  /** The run whose settings the form shows. */
  const [shown, setShown] = useState(() => (isEmptyDraft(draft) ? '' : run))
  /** The run that was begun here, from the form as it is. */
  const [own, setOwn] = useState('')
  const opened = useBacktest(run)
  if (run !== shown && run === own) {
    setShown(run)
  } else if (run !== shown && opened.data !== undefined) {
    setShown(run)
    const tried = draftOf(opened.data)
    if (tried !== undefined) {
      setDraft(tried)
      setReplaced(replaced + 1)
    }
  }

  if (known.data === undefined)
    return known.isError ? (
      <Failure error={known.error} onRetry={() => void known.refetch()} />
    ) : (
      <Skeleton rows={3} height={96} gap={16} />
    )
  const { earliest, latest } = known.data
  if (latest <= earliest) return <EmptyState title={words.noHistory} text={words.intro} />
  const asked = () => {
    const end_time = Math.max(latest, earliest)
    const start_time = span === 'all' ? earliest : Math.max(earliest, end_time - spans[span])
    return { start_time, end_time }
  }
  const show = (backtest_id: string, tried: NoiseDraft) => {
    setOwn(backtest_id)
    void go({ search: `run=${encodeURIComponent(backtest_id)}` }, { state: { backtest: tried } })
  }
  const tryIt = (tried: NoiseDraft) => {
    setDraft(tried)
    start.mutate({ ...asked(), ...tried }, { onSuccess: ({ backtest_id }) => show(backtest_id, tried) })
  }
  return (
    <div className={styles.tab}>
      <p className={styles.intro}>{words.intro}</p>
      <IfMay permission="channels:manage">
        <BacktestSetup
          key={replaced}
          channel={channel}
          draft={draft}
          changes={settingsChanges(channel, draft.settings ?? {}, { t, format })}
          span={span}
          earliest={earliest}
          pending={start.isPending || suggest.isPending}
          onSpan={setSpan}
          onDraft={setDraft}
          onRun={() => tryIt(draft)}
          onSuggest={() =>
            suggest.mutate(asked(), { onSuccess: ({ backtest_id }) => show(backtest_id, draft) })
          }
        />
      </IfMay>
      {(start.error ?? suggest.error) !== null && <Failure error={start.error ?? suggest.error} />}
      {run !== '' && (
        <BacktestRun
          key={run}
          id={run}
          channel={channel}
          handed={draftFrom(location.state)}
          onTry={(tried) => {
            setReplaced(replaced + 1)
            tryIt(tried)
          }}
          onApply={setApplying}
        />
      )}
      <BacktestRuns channelId={id} current={run} />
      {applying !== undefined && (
        <ApplyDialog
          channel={channel}
          draft={applying}
          rules={rules.data}
          error={rules.error}
          onClose={() => setApplying(undefined)}
          onApplied={() => {
            setApplying(undefined)
            setReplaced(replaced + 1)
            setDraft({})
          }}
        />
      )}
    </div>
  )
}
