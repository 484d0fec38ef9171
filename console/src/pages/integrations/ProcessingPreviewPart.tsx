import { Checkbox } from 'antd'
import { useState } from 'react'
import type { ProcessingPreview, ProcessingPreviewItem } from '../../api/processingTypes'
import { EventChanges } from '../../components/EventChanges'
import { eventChanges } from '../../components/eventChanges'
import { Failure } from '../../components/Failure'
import { SeverityMark } from '../../components/SeverityMark'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import styles from './ProcessingEditor.module.css'

interface Props {
  told: ProcessingPreview | undefined
  error: Error | null
  complete: boolean
  onRetry: () => void
}

const touched = (item: ProcessingPreviewItem) =>
  item.dropped || eventChanges(item.before, item.after).length > 0

/** What the draft does to the newest events, before anything is saved. */
export function ProcessingPreviewPart({ told, error, complete, onRetry }: Props) {
  const { t, format } = useWords()
  const words = t.processing.preview
  const [only, setOnly] = useState(false)
  const items = told?.items ?? []
  const dropped = items.filter((each) => each.dropped).length
  const changed = items.filter((each) => !each.dropped && touched(each)).length
  const shown = only ? items.filter(touched) : items
  return (
    <section className={styles.section} aria-labelledby="processing-preview">
      <h2 id="processing-preview">{words.title}</h2>
      <p className="soft">{words.intro}</p>
      {told === undefined ? (
        error !== null ? (
          <Failure error={error} onRetry={onRetry} />
        ) : (
          <Skeleton rows={4} height={56} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <>
          <div className={styles.sum}>
            <p role="status">
              {complete
                ? words.sum(format.number(changed), format.number(dropped), format.number(items.length))
                : words.waits}
            </p>
            <Checkbox checked={only} onChange={(event) => setOnly(event.target.checked)}>
              {words.onlyTouched}
            </Checkbox>
          </div>
          {error !== null && <Failure error={error} />}
          {shown.length === 0 ? (
            <p className="soft">{words.noneTouched}</p>
          ) : (
            <ol className={styles.events} aria-label={words.title}>
              {shown.map((each) => (
                <Event key={each.event_id} item={each} />
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  )
}

function Event({ item }: { item: ProcessingPreviewItem }) {
  const { t } = useWords()
  const words = t.processing.preview
  const by = item.dropped ? item.steps.findLast((step) => step.hop === 'pipeline') : undefined
  const changes = eventChanges(item.before, item.after).length
  return (
    <li className={item.dropped ? `${styles.event ?? ''} ${styles.dropped ?? ''}` : styles.event}>
      <span className={styles.title}>
        <SeverityMark severity={item.before.severity} />
        <strong>{item.before.title}</strong>
        {item.dropped && (
          <span className={styles.badge}>
            {by?.rule_name ? words.droppedBy(by.rule_name) : words.dropped}
          </span>
        )}
        {!item.dropped && changes === 0 && <span className="soft">{words.unchanged}</span>}
      </span>
      {changes > 0 && <EventChanges before={item.before} after={item.after} />}
    </li>
  )
}
