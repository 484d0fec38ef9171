import { EditOutlined, MinusOutlined, PlusOutlined, SwapOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Channel } from '../api/types'
import { useWords } from '../i18n/language'
import styles from './RouteChanges.module.css'
import type { CaseChange, RouteDiff } from './routeDiff'
import { RouteSentence } from './RouteSentence'
import { caseParts, channelParts, spaced, type Part } from './routeSentence'

const shown = 200

const icons = {
  added: <PlusOutlined />,
  removed: <MinusOutlined />,
  changed: <EditOutlined />,
  moved: <SwapOutlined rotate={90} />,
}

/** What differs between two routes, one sentence a change; told by sign and word, not by colour. */
export function RouteChanges(props: { diff: RouteDiff; book: ReadonlyMap<number, Channel> }) {
  const { t, format } = useWords()
  const words = t.routes.diff
  const { diff, book } = props
  const names = (ids: number[]): Part[] =>
    ids.length === 0 ? [{ kind: 'text', text: words.none }] : spaced(channelParts(ids, book, t))
  return (
    <ul className={styles.list}>
      {diff.cases.slice(0, shown).map((each) => (
        <Change key={keyOf(each)} kind={each.kind}>
          <CaseWords change={each} book={book} />
        </Change>
      ))}
      {diff.cases.length > shown && (
        <li className={styles.change}>{words.more(format.number(diff.cases.length - shown))}</li>
      )}
      {diff.default !== undefined && (
        <Change kind="changed">
          <span className={styles.place}>{words.default}</span>
          <BeforeAfter before={names(diff.default.before)} after={names(diff.default.after)} />
        </Change>
      )}
      {diff.sections && <Change kind="changed">{words.sections}</Change>}
    </ul>
  )
}

const keyOf = (each: CaseChange) =>
  `${'before' in each ? each.before.position : ''}>${'after' in each ? each.after.position : ''}`

/** One difference: its kind by sign and word, then what it is. */
export function Change(props: { kind: CaseChange['kind']; children: ReactNode }) {
  const { t } = useWords()
  return (
    <li className={styles.change}>
      <span className={styles.kind}>
        {icons[props.kind]} {t.routes.diff[props.kind]}
      </span>
      <div className={styles.words}>{props.children}</div>
    </li>
  )
}

function CaseWords(props: { change: CaseChange; book: ReadonlyMap<number, Channel> }) {
  const { t, format } = useWords()
  const { change, book } = props
  const number = (position: number) => format.number(position + 1)
  const at = 'after' in change ? change.after : change.before
  const goes = change.kind === 'moved' || (change.kind === 'changed' && change.moved)
  const place = goes
    ? `${t.routes.caseName(number(change.before.position))}, ${t.routes.diff.from(number(change.before.position), number(change.after.position))}`
    : t.routes.caseName(number(at.position))
  return (
    <>
      <span className={styles.place}>{place}</span>
      {change.kind === 'changed' ? (
        <BeforeAfter
          before={caseParts(change.before.case, book, t)}
          after={caseParts(change.after.case, book, t)}
        />
      ) : (
        <RouteSentence parts={caseParts(at.case, book, t)} />
      )}
    </>
  )
}

function BeforeAfter(props: { before: Part[]; after: Part[] }) {
  const { t } = useWords()
  return (
    <>
      <span className={styles.former}>
        <span className={styles.side}>
          {t.routes.diff.before}
          {t.routes.colon}
        </span>
        <RouteSentence parts={props.before} />
      </span>
      <span>
        <span className={styles.side}>
          {t.routes.diff.after}
          {t.routes.colon}
        </span>
        <RouteSentence parts={props.after} />
      </span>
    </>
  )
}
