import { Link } from 'react-router'
import { useBacktests } from '../../api/noiseReport'
import { draftOf, toTry } from '../../components/backtestDraft'
import { useWords } from '../../i18n/language'
import { Time } from '../../ui/Time'
import styles from './Backtest.module.css'

/** What was tried before, to look at again. */
export function BacktestRuns(props: { channelId: number; current: string }) {
  const { t, format } = useWords()
  const words = t.noiseReport
  const runs = useBacktests(props.channelId)
  const others = (runs.data ?? []).filter((each) => each.backtest_id !== props.current)
  if (others.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="runs">
      <h2 id="runs">{words.runs}</h2>
      <ul className={styles.runs}>
        {others.map((run) => {
          const name = run.kind === 'suggest' ? words.suggestName : words.runName
          return (
            <li key={run.backtest_id}>
              <Link
                to={{ search: `run=${encodeURIComponent(run.backtest_id)}` }}
                state={toTry(draftOf(run) ?? {})}
              >
                {name(format.dayClock(run.started_at))}
              </Link>
              <span className="soft">
                {words.runStatus[run.status]} · <Time at={run.started_at} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
