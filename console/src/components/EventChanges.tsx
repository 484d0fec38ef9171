import type { EventFace } from '../api/processingTypes'
import { useWords } from '../i18n/language'
import styles from './EventChanges.module.css'
import { eventChanges, type FieldChange } from './eventChanges'
import { SeverityMark } from './SeverityMark'
import type { Run } from './textDiff'

/** What processing made of an event: the former value, then the new one, what differs standing out. */
export function EventChanges(props: { before: EventFace; after: EventFace }) {
  const changes = eventChanges(props.before, props.after)
  return (
    <ul className={styles.list}>
      {changes.map((change) => (
        <li key={change.field === 'label' ? `labels.${change.name}` : change.field} className={styles.change}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  )
}

function Change({ change }: { change: FieldChange }) {
  const { t } = useWords()
  const words = t.processing.preview
  if (change.field === 'severity')
    return (
      <>
        <span className={styles.field}>{words.fields.severity}</span>
        <span className={styles.marks}>
          <SeverityMark severity={change.before} />
          <span aria-hidden="true">→</span>
          <SeverityMark severity={change.after} />
        </span>
      </>
    )
  if (change.field !== 'label')
    return (
      <>
        <span className={styles.field}>{words.fields[change.field]}</span>
        <span className={styles.values}>
          <Text runs={change.before} side="before" />
          <Text runs={change.after} side="after" />
        </span>
      </>
    )
  return (
    <>
      <span className={`${styles.field ?? ''} mono`}>{change.name}</span>
      <span className={styles.values}>
        {change.kind !== 'added' && <Text runs={change.before} side="before" />}
        {change.kind !== 'removed' && <Text runs={change.after} side="after" />}
      </span>
    </>
  )
}

function Text(props: { runs: Run[]; side: 'before' | 'after' }) {
  const { t } = useWords()
  const Mark = props.side === 'before' ? 'del' : 'ins'
  return (
    <span className={styles[props.side]}>
      <span className={styles.sign} aria-hidden="true">
        {props.side === 'before' ? '−' : '+'}
      </span>
      <span>
        {props.runs.length === 0 || (props.runs.length === 1 && props.runs[0]?.text === '')
          ? t.processing.preview.empty
          : props.runs.map((run, index) =>
              run.changed ? <Mark key={index}>{run.text}</Mark> : <span key={index}>{run.text}</span>,
            )}
      </span>
    </span>
  )
}
