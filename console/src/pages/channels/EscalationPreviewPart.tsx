import { Input, Select } from 'antd'
import { useState } from 'react'
import { useEscalationPreview } from '../../api/escalation'
import type { EscalationPreview, PreviewStep } from '../../api/escalationTypes'
import type { Severity } from '../../api/types'
import { mediumName, robotName, type EscalationBook } from '../../components/escalationSentence'
import { because } from '../../components/because'
import { labelsOf, wrongLabel } from '../../components/labelsOf'
import { Failure } from '../../components/Failure'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'
import { leaveByTab } from '../../ui/leaveByTab'
import { useNow } from '../../ui/now'
import { Skeleton } from '../../ui/Skeleton'
import { hereZone, wallInstant, wallText } from '../../ui/zoned'
import styles from './Escalation.module.css'

const severities = ['Critical', 'Warning', 'Info'] as const
const minute = 60

/** If an incident opened now or then: who would hear what, when. Not there where the server cannot tell. */
export function EscalationPreviewPart({ channelId, book }: { channelId: number; book: EscalationBook }) {
  const { t } = useWords()
  const words = t.escalation.preview
  const now = useNow()
  const zone = hereZone()
  // The present as it was when the page was opened: a table that moves by itself cannot be read.
  const [at, setAt] = useState(wallText(zone, now - (now % minute)))
  const [severity, setSeverity] = useState<Severity>('Critical')
  const [labels, setLabels] = useState<string[]>([])
  const wrong = wrongLabel(labels)
  const instant = wallInstant(zone, at)
  const preview = useEscalationPreview({
    channel_id: channelId,
    at: instant === 0 ? now - (now % minute) : instant,
    severity,
    labels: labelsOf(labels),
  })
  if (preview.data === null) return null
  // Whether there is such a thing is not known yet: nothing is shown rather than taken away again.
  if (preview.data === undefined && !preview.isError) return null
  return (
    <section aria-labelledby="preview" className={styles.preview}>
      <div>
        <h3 id="preview">{words.title}</h3>
        <p className="soft">{words.intro}</p>
      </div>
      <div className={styles.question}>
        <Field label={words.when}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.severity}>
          {(wiring) => (
            <Select<Severity>
              {...wiring}
              value={severity}
              options={severities.map((value) => ({ value, label: t.severity[value] }))}
              onChange={setSeverity}
            />
          )}
        </Field>
        <Field
          label={`${words.labels} (${t.app.optional})`}
          error={wrong === undefined ? undefined : words.labelWrong(wrong)}
        >
          {(wiring) => (
            <Select
              {...wiring}
              mode="tags"
              open={false}
              suffix={null}
              placeholder={words.labelsHint}
              onInputKeyDown={leaveByTab}
              value={labels}
              onChange={setLabels}
            />
          )}
        </Field>
      </div>
      {preview.data === undefined ? (
        preview.isError ? (
          <Failure error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <Skeleton rows={3} height={44} />
        )
      ) : (
        <Course preview={preview.data} from={instant} zone={zone} book={book} />
      )}
    </section>
  )
}

interface CourseProps {
  preview: EscalationPreview
  from: number
  zone: string
  book: EscalationBook
}

function Course({ preview, from, zone, book }: CourseProps) {
  const { t } = useWords()
  const words = t.escalation.preview
  if (preview.rule_id === '') return <p>{preview.reason || words.noRule}</p>
  return (
    <>
      <p>{words.by(preview.rule_name)}</p>
      <ol className={styles.course}>
        {preview.steps.map((each, index) => (
          <Step key={index} step={each} from={from} zone={zone} book={book} />
        ))}
      </ol>
      <p className="soft">{words.rest[preview.rest] ?? preview.reason}</p>
    </>
  )
}

function Step({ step, from, zone, book }: { step: PreviewStep } & Omit<CourseProps, 'preview'>) {
  const { t, format } = useWords()
  const words = t.escalation.preview
  const passed = step.at - from
  const media = (list: string[]) => list.map((each) => mediumName(each, book)).join(t.action.between)
  return (
    <li>
      <span className={styles.when}>
        <strong>{passed <= 0 ? words.atOnce : words.after(format.duration(passed))}</strong>
        <span className="soft">{format.zoned(zone).weekClock(step.at)}</span>
      </span>
      <div className={styles.told}>
        <span className="soft">
          {t.escalation.level(format.number(step.level + 1))}
          {step.again && ` · ${words.again}`}
        </span>
        {step.nobody_because.length > 0 && (
          <p>
            <strong>{words.nobody}</strong> ·{' '}
            {step.nobody_because.map((each) => because(each, t)).join(t.action.between)}
          </p>
        )}
        <ul>
          {step.people.map((each) => (
            <li key={each.person_id}>
              <strong>{each.person_name}</strong>{' '}
              {each.media.length > 0 && <span>{words.via(media(each.media))}</span>}
              {each.because.code !== 'named' && <span className="soft"> · {because(each.because, t)}</span>}
            </li>
          ))}
          {step.mails.map((each) => (
            <li key={each}>
              <strong>{each}</strong> {words.via(mediumName('email', book))}
            </li>
          ))}
          {step.robots.map((each, index) => (
            <li key={index}>
              <strong>{robotName(each, book)}</strong>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
