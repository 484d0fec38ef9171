import type { Previewed } from '../../api/routing'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { RoutePreviewTable } from '../../components/RoutePreviewTable'
import type { RouteDraft } from '../../forms/routeDraft'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import styles from './RouteEditor.module.css'

interface Props {
  told: Previewed<RouteDraft> | undefined
  error: Error | null
  onRetry: () => void
  complete: boolean
  dirty: boolean
  book: ReadonlyMap<number, Channel>
}

/** Where the latest alerts would go, before anything is saved. */
export function RoutePreviewPart({ told, error, onRetry, complete, dirty, book }: Props) {
  const { t, format } = useWords()
  const words = t.routes.preview
  const items = told?.answer.items ?? []
  const changed = items.filter((each) => each.change === 'changed').length
  const sum =
    changed > 0
      ? words.changedCount(format.number(changed), format.number(items.length))
      : words.nothingChanges
  return (
    <section className={styles.section} aria-labelledby="route-preview">
      <h2 id="route-preview">{words.title}</h2>
      <p className="soft">{dirty || items.length === 0 ? words.intro : words.routedAs}</p>
      {told === undefined ? (
        error !== null ? (
          <Failure error={error} onRetry={onRetry} />
        ) : (
          <Skeleton rows={4} height={44} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <>
          {dirty && <p role="status">{complete ? sum : words.waits}</p>}
          <RoutePreviewTable items={items} book={book} compare={dirty} />
        </>
      )}
    </section>
  )
}
