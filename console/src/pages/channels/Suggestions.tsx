import { Button } from 'antd'
import type { BacktestResult, NoiseDraft, Suggestion } from '../../api/noiseReportTypes'
import type { Channel } from '../../api/types'
import { noteSentence } from '../../components/backtestNotes'
import { percentOf } from '../../components/funnelStages'
import { groupingLine, settingsChanges } from '../../components/settingsChanges'
import { useWords } from '../../i18n/language'
import styles from './Backtest.module.css'
import { IfMay } from '../../components/IfMay'

interface Props {
  channel: Channel
  result: BacktestResult
  onTry: (draft: NoiseDraft) => void
  onApply: (draft: NoiseDraft) => void
}

/** The best few ways to group, each with what it would have come to. */
export function Suggestions(props: Props) {
  const { t, format } = useWords()
  const words = t.noiseReport.suggestions
  const suggestions = props.result.suggestions ?? []
  return (
    <section className={styles.section} aria-labelledby="suggestions">
      <h2 id="suggestions">{words.title}</h2>
      <p className="soft">{suggestions.length === 0 ? words.none : words.text}</p>
      <ol className={styles.suggestions}>
        {suggestions.map((each, index) => (
          <Card key={index} {...props} suggestion={each} best={index === 0} />
        ))}
      </ol>
      {(props.result.notes ?? []).map((note) => (
        <p key={note.code} className="soft">
          {noteSentence(note, t, format)}
        </p>
      ))}
    </section>
  )
}

function Card(props: Props & { suggestion: Suggestion; best: boolean }) {
  const { t, format } = useWords()
  const words = t.noiseReport.suggestions
  const { suggestion, channel } = props
  const line =
    suggestion.dimensions.length === 0
      ? groupingLine(suggestion.settings, { t, format })
      : words.group(
          suggestion.dimensions.join(' + '),
          suggestion.window_minutes === 0 ? words.windowOff : format.duration(suggestion.window_minutes * 60),
        )
  const inForce = settingsChanges(channel, suggestion.settings, { t, format }).length === 0
  const draft = { settings: suggestion.settings }
  return (
    <li className={styles.suggestion} data-best={props.best}>
      <div className={styles.top}>
        <h3>{line}</h3>
        {(inForce || props.best) && (
          <span className={styles.badge}>{inForce ? words.inForce : words.best}</span>
        )}
      </div>
      <p className={styles.big}>
        {words.incidents(format.number(props.result.before.incidents), format.number(suggestion.incidents))}
      </p>
      <p className={styles.small}>
        <span>{words.reduction(percentOf(suggestion.noise_reduction))}</span>
        <span>{words.notified(format.number(suggestion.notified))}</span>
        <span>{words.largest(format.number(suggestion.largest_incident_alerts))}</span>
        {Object.hasOwn(words.reasons, suggestion.reason_code) && (
          <span>{words.reasons[suggestion.reason_code]}</span>
        )}
      </p>
      <div className={styles.line}>
        <IfMay permission="channels:manage">
          <Button
            type={props.best ? 'primary' : 'default'}
            aria-label={`${words.try}: ${line}`}
            onClick={() => props.onTry(draft)}
          >
            {words.try}
          </Button>
        </IfMay>
        <IfMay permission="channels:manage">
          <Button
            disabled={inForce}
            aria-label={`${words.apply}: ${line}`}
            onClick={() => props.onApply(draft)}
          >
            {words.apply}
          </Button>
        </IfMay>
      </div>
    </li>
  )
}
