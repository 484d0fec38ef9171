import type { RouteSample } from '../../api/routingTypes'
import type { Channel } from '../../api/types'
import { ChannelChoice } from '../../forms/ChannelChoice'
import { useWords } from '../../i18n/language'
import styles from './RouteEditor.module.css'

interface Props {
  ids: number[]
  book: ReadonlyMap<number, Channel>
  sample: RouteSample | undefined
  fault: string | undefined
  onChange: (ids: number[]) => void
}

/** The last row: where alerts go that no case takes. */
export function RouteDefault({ ids, book, sample, fault, onChange }: Props) {
  const { t, format } = useWords()
  const counts =
    sample === undefined || sample.alert_cnt === 0
      ? ''
      : [
          t.routes.defaultCounts(format.number(sample.default_cnt), format.number(sample.alert_cnt)),
          ...(sample.unrouted_cnt > 0 ? [t.routes.unroutedCounts(format.number(sample.unrouted_cnt))] : []),
        ].join(' · ')
  return (
    <div className={styles.default}>
      <h3>{t.routes.default}</h3>
      <div className={styles.fallback}>
        <span>
          {t.routes.otherwise} <span className={styles.arrow}>→</span>
        </span>
        <ChannelChoice
          wiring={{ 'aria-label': t.routes.otherwiseLabel }}
          className={styles.channels ?? ''}
          book={book}
          value={ids}
          onChange={onChange}
        />
      </div>
      <p className={styles.defaultCounts}>{ids.length === 0 ? t.routes.otherwiseNone : counts}</p>
      {fault !== undefined && (
        <p className={`${styles.defaultCounts ?? ''} ${styles.fault ?? ''}`}>{fault}</p>
      )}
    </div>
  )
}
