import { SwapRightOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { RoutePreviewItem } from '../api/routingTypes'
import type { Channel } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import styles from './RoutePreviewTable.module.css'
import { RouteSentence } from './RouteSentence'
import { channelParts, spaced, type Part } from './routeSentence'
import { SeverityMark } from './SeverityMark'

interface Props {
  items: RoutePreviewItem[]
  book: ReadonlyMap<number, Channel>
  /** Whether there is a draft to compare with what is saved. */
  compare: boolean
}

/** The latest alerts, where they go and where they would go. */
export function RoutePreviewTable({ items, book, compare }: Props) {
  const { t, format } = useWords()
  const words = t.routes.preview
  const { columns } = words
  const names = (ids: number[]): Part[] =>
    ids.length === 0 ? [{ kind: 'text', text: words.nowhere }] : spaced(channelParts(ids, book, t))
  const by = (cases: string[]) =>
    cases
      .map((each) =>
        each === 'default' ? words.byDefault : t.routes.caseName(format.number(Number(each.slice(5)) + 1)),
      )
      .join(t.routes.sentence.comma)
  return (
    <div role="table" aria-label={words.list} className={styles.table} data-compare={compare}>
      <div role="row" className={styles.head}>
        <span role="columnheader">{columns.severity}</span>
        <span role="columnheader">{columns.title}</span>
        <span role="columnheader">{columns.now}</span>
        {compare && <span role="columnheader">{columns.then}</span>}
        <span role="columnheader">{columns.by}</span>
      </div>
      {items.map((each) => {
        const changed = each.change === 'changed'
        return (
          <div role="row" key={each.alert_id || each.event_id} className={styles.row} data-changed={changed}>
            <span role="cell">
              <SeverityMark severity={each.alert_severity} />
            </span>
            <span role="cell" className={styles.title}>
              {each.alert_id === '' ? (
                each.alert_title
              ) : (
                <Link to={paths.alert(each.alert_id)}>{each.alert_title}</Link>
              )}
            </span>
            <span role="cell" className={styles.channels}>
              <span className={styles.label}>
                {columns.now}
                {t.routes.colon}
              </span>
              <RouteSentence parts={names(each.current_channel_ids)} />
            </span>
            {compare && (
              <span role="cell" className={styles.channels}>
                <span className={styles.label}>
                  {columns.then}
                  {t.routes.colon}
                </span>
                {changed ? (
                  <>
                    <RouteSentence parts={names(each.channel_ids)} />
                    <span className={styles.changed}>
                      <SwapRightOutlined aria-hidden="true" /> {words.changed}
                    </span>
                  </>
                ) : (
                  <span className="soft">{words.same}</span>
                )}
              </span>
            )}
            <span role="cell" className={styles.by}>
              <span className={styles.label}>
                {columns.by}
                {t.routes.colon}
              </span>
              {by(each.matched_cases) || '–'}
            </span>
          </div>
        )
      })}
    </div>
  )
}
