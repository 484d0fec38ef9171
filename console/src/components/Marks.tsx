import {
  FallOutlined,
  PauseCircleOutlined,
  StarOutlined,
  SwapOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Alert, Incident } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { useWords } from '../i18n/language'
import styles from './Marks.module.css'

interface Mark {
  icon: ReactNode
  word: string
  /** What it means, told on hover. */
  text: string
}

const icons = {
  held: <PauseCircleOutlined />,
  flapping: <SwapOutlined />,
  outlier: <StarOutlined />,
  storm: <ThunderboltOutlined />,
  quiet: <FallOutlined />,
}

/** What holds an alert back, or did; and whether it comes and goes. */
function alertMarks(alert: Alert, t: Strings): Mark[] {
  const words = t.noise.mark
  const marks: Mark[] = []
  const { hold } = alert
  if (hold?.kind === 'silence')
    marks.push({ icon: icons.held, word: words.silenced, text: words.silencedBy(hold.rule_name) })
  else if (hold?.kind === 'inhibit')
    marks.push({ icon: icons.held, word: words.inhibited, text: words.inhibitedBy(hold.rule_name) })
  else if (alert.ever_muted === true)
    marks.push({ icon: icons.held, word: words.muted, text: words.mutedText })
  if (alert.is_flapping === true)
    marks.push({ icon: icons.flapping, word: words.flapping, text: words.flappingText })
  return marks
}

function incidentMarks(incident: Incident, t: Strings, format: Formats): Mark[] {
  const words = t.noise.mark
  const marks: Mark[] = []
  const storm = incident.storm_reached ?? 0
  if (storm > 0) {
    const number = format.number(storm)
    marks.push({ icon: icons.storm, word: words.storm(number), text: words.stormText(number) })
  }
  if (incident.is_flapping === true)
    marks.push({ icon: icons.flapping, word: words.flapping, text: words.flappingText })
  if (incident.is_outlier === true)
    marks.push({ icon: icons.outlier, word: words.outlier, text: words.outlierText })
  if (incident.notify === false) marks.push({ icon: icons.quiet, word: words.quiet, text: words.quietText })
  return marks
}

/** Few quiet words beside a title, or in a row of many only their signs; colour stays with severity. */
function Marks(props: { marks: Mark[]; signs?: boolean | undefined }) {
  if (props.marks.length === 0) return null
  return (
    <span className={styles.marks}>
      {props.marks.map((each) => (
        <span
          key={each.word}
          className={styles.mark}
          title={props.signs ? `${each.word}: ${each.text}` : each.text}
        >
          <span aria-hidden="true">{each.icon}</span>{' '}
          <span className={props.signs ? 'visually-hidden' : undefined}>{each.word}</span>
        </span>
      ))}
    </span>
  )
}

export function AlertMarks(props: { alert: Alert }) {
  const { t } = useWords()
  return <Marks marks={alertMarks(props.alert, t)} />
}

export function IncidentMarks(props: { incident: Incident; signs?: boolean }) {
  const { t, format } = useWords()
  return <Marks marks={incidentMarks(props.incident, t, format)} signs={props.signs} />
}
