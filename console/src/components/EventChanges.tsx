import type { EventFace } from '../api/processingTypes'
import { useWords } from '../i18n/language'
import styles from './EventChanges.module.css'
import { eventChanges, type FieldChange } from './eventChanges'
import { SeverityMark } from './SeverityMark'
import type { Run } from './textDiff'

/** What processing made of an event: the former value, then the new one, what differs standing out. */
export function EventChanges(props: { before: EventFace; after: EventFace }) {
  const { t } = useWords()
  const words = t.processing.preview.fields
  const changes = eventChanges(props.before, props.after)
  const labels = changes.filter((change) => change.field === 'label')
  return (
    <dl className={styles.list}>
      {changes.map((change) =>
        change.field === 'label' ? null : (
          <div key={change.field} className={styles.change}>
            <dt>{words[change.field]}</dt>
            {change.field === 'severity' ? (
              <dd className={styles.marks}>
                <SeverityMark severity={change.before} />
                <span aria-hidden="true">→</span>
                <SeverityMark severity={change.after} />
              </dd>
            ) : (
              <dd className={styles.values}>
                <Text runs={change.before} side="before" />
                <Text runs={change.after} side="after" />
              </dd>
            )}
          </div>
        ),
      )}
      {labels.length > 0 && (
        <div className={styles.change}>
          <dt>{words.labels}</dt>
          <dd className={styles.labels}>
            {labels.map((change) => (
              <Label key={change.name} change={change} />
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

type LabelChange = Extract<FieldChange, { field: 'label' }>

/** One label: added, taken off, or another value. */
function Label({ change }: { change: LabelChange }) {
  const { t } = useWords()
  const words = t.processing.preview
  const name = <span className="mono">{change.name}</span>
  if (change.kind === 'removed')
    return (
      <span className={styles.label} title={words.removed}>
        <span aria-hidden="true">−</span> <del>{name}</del>
      </span>
    )
  return (
    <span className={styles.label} title={words[change.kind]}>
      <span aria-hidden="true">{change.kind === 'added' ? '+' : '±'}</span> {name}{' '}
      {change.kind === 'changed' && (
        <>
          <span className={styles.before}>
            <Runs runs={change.before} side="before" />
          </span>
          <span aria-hidden="true"> → </span>
        </>
      )}
      <Runs runs={change.after} side="after" />
    </span>
  )
}

function Text(props: { runs: Run[]; side: 'before' | 'after' }) {
  return (
    <span className={props.side === 'before' ? `${styles.text ?? ''} ${styles.before ?? ''}` : styles.text}>
      <span className={styles.sign} aria-hidden="true">
        {props.side === 'before' ? '−' : '+'}
      </span>
      <span>
        <Runs {...props} />
      </span>
    </span>
  )
}

function Runs(props: { runs: Run[]; side: 'before' | 'after' }) {
  const { t } = useWords()
  const Mark = props.side === 'before' ? 'del' : 'ins'
  if (props.runs.every((run) => run.text === '')) return t.processing.preview.empty
  return props.runs.map((run, index) =>
    run.changed ? <Mark key={index}>{run.text}</Mark> : <span key={index}>{run.text}</span>,
  )
}
