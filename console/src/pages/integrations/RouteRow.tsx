import { CloseOutlined, HolderOutlined, InfoCircleOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { memo, type KeyboardEvent, type PointerEvent } from 'react'
import { Link } from 'react-router'
import type { Channel } from '../../api/types'
import { RouteSentence } from '../../components/RouteSentence'
import { caseParts } from '../../components/routeSentence'
import type { DraftRow } from '../../forms/routeDraft'
import { useWords } from '../../i18n/language'
import styles from './RouteRow.module.css'
import { IfMay } from '../../components/IfMay'

export type RowVerb = 'edit' | 'duplicate' | 'insert' | 'heading' | 'move' | 'remove'

/** What is known about a case beside itself. */
export interface RowNews {
  counts: string
  notes: string[]
  fault: string | undefined
}

interface Props {
  row: DraftRow
  /** Its number among the cases, from 1. */
  number: number
  /** Its place among all rows, from 0, and how many rows there are. */
  place: number
  of: number
  news: RowNews
  book: ReadonlyMap<number, Channel>
  drop: 'above' | 'below' | undefined
  dragging: boolean
  /** Why the order cannot be changed right now. */
  fixed: boolean
  onGrab: (place: number, event: PointerEvent) => void
  onStep: (key: string, to: 'up' | 'down' | 'top' | 'bottom') => void
  onVerb: (verb: RowVerb, key: string) => void
}

const steps = { ArrowUp: 'up', ArrowDown: 'down', Home: 'top', End: 'bottom' } as const

export const gripId = (key: string) => `grip-${key}`

/** One case as a sentence, or a heading; with a grip to move it and a menu. */
export const RouteRow = memo(function RouteRow(props: Props) {
  const { t, format } = useWords()
  const { row, place, of, news } = props
  const name =
    row.kind === 'case' ? t.routes.caseName(format.number(props.number)) : t.routes.headingName(row.name)
  const verbs: [RowVerb, string][] =
    row.kind === 'case'
      ? [
          ['edit', t.routes.edit],
          ['duplicate', t.routes.duplicate],
          ['insert', t.routes.insertBelow],
          ['heading', t.routes.headingAbove],
          ['move', t.routes.moveTo],
          ['remove', t.routes.remove],
        ]
      : [
          ['edit', t.routes.rename],
          ['insert', t.routes.insertBelow],
          ['remove', t.routes.remove],
        ]
  return (
    <div
      className={row.kind === 'case' ? styles.row : `${styles.row ?? ''} ${styles.heading ?? ''}`}
      data-first={place === 0}
      data-drop={props.drop}
      data-dragging={props.dragging}
    >
      <IfMay permission="integrations:manage" otherwise={<span />}>
        <button
          type="button"
          id={gripId(row.key)}
          className={styles.grip}
          disabled={props.fixed}
          aria-label={t.routes.grip(name, format.number(place + 1), format.number(of))}
          title={t.routes.gripTitle}
          onPointerDown={(event) => props.onGrab(place, event)}
          onKeyDown={(event: KeyboardEvent) => {
            if (!Object.hasOwn(steps, event.key)) return
            event.preventDefault()
            props.onStep(row.key, steps[event.key as keyof typeof steps])
          }}
        >
          <HolderOutlined aria-hidden="true" />
        </button>
      </IfMay>
      {row.kind === 'section' ? (
        <h3>{row.name}</h3>
      ) : (
        <>
          <span className={styles.number} aria-hidden="true">
            {format.number(props.number)}
          </span>
          <div className={styles.words}>
            <Link to={{ search: `case=${props.number}` }} preventScrollReset className={styles.link}>
              <span className="visually-hidden">
                {name}
                {t.routes.colon}
              </span>
              <RouteSentence parts={caseParts(row.case, props.book, t)} />
            </Link>
            <span className={styles.counts}>{news.counts}</span>
            {news.fault !== undefined && (
              <span className={styles.fault}>
                <CloseOutlined aria-hidden="true" /> {news.fault}
              </span>
            )}
            {news.notes.map((note) => (
              <span key={note} className={styles.note}>
                <InfoCircleOutlined aria-hidden="true" /> {note}
              </span>
            ))}
          </div>
        </>
      )}
      <IfMay permission="integrations:manage" otherwise={<span />}>
        <span className={styles.menu}>
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: verbs.map(([key, label]) => ({
                key,
                label,
                danger: key === 'remove',
                disabled: key === 'move' && props.fixed,
              })),
              onClick: ({ key }) => props.onVerb(key as RowVerb, row.key),
            }}
          >
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t.routes.menu(name)} />
          </Dropdown>
        </span>
      </IfMay>
    </div>
  )
})
