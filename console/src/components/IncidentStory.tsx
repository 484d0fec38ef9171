import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { JoinReason } from '../api/noiseTypes'
import { usePeople } from '../api/people'
import type { Alert, FeedItem } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Moment } from '../ui/Time'
import { feedTold, type FeedBook } from './feedTold'
import styles from './IncidentStory.module.css'
import { AlertMarks } from './Marks'
import { SeverityMark } from './SeverityMark'
import { story, type Chapter, type Single } from './story'
import { toldByCode } from './trace'

function heading(item: FeedItem, book: FeedBook): string {
  const { t, format } = book
  const told = feedTold(item, book)
  if (told !== undefined) return told.heading
  const { feed, resolved } = t.incident
  if (item.type === 'i_storm') return t.noise.feed.i_storm(format.number(item.detail?.threshold ?? 0))
  if (item.type === 'i_m_flapping') return t.noise.feed.i_m_flapping
  if (item.type === 'i_rslv') return resolved[item.detail?.from ?? 'console'] ?? t.action.done.resolve
  return item.type in feed ? feed[item.type as keyof typeof feed] : feed.other
}

type Reasons = ReadonlyMap<string, JoinReason> | undefined

function AlertLine(props: { alert: Alert; reason: JoinReason | undefined }) {
  const { t, format } = useWords()
  const { alert, reason } = props
  return (
    <div className={styles.alert}>
      <SeverityMark severity={alert.alert_status} />
      <Link to={paths.alert(alert.alert_id)} className={styles.alertTitle}>
        {alert.title}
      </Link>
      <AlertMarks alert={alert} />
      <span className="soft">{t.deliveries.events(format.number(alert.event_cnt))}</span>
      {reason !== undefined && (
        <p className={styles.reason}>
          {t.noise.why.joined} {toldByCode(reason.code, reason.compared, reason.sentence, t, format)}
          {reason.score !== undefined &&
            reason.score !== null &&
            ` · ${t.noise.why.likeness(format.number(Math.round(reason.score * 1000) / 1000))}`}
        </p>
      )}
    </div>
  )
}

/** How restless it was, and until when people are not told again. */
function flappingText(detail: FeedItem['detail'], t: Strings, format: Formats): string {
  const words = t.noise.feed
  const { max_changes = 0, in_mins = 0, mute_mins = 0, end_time = 0 } = detail ?? {}
  const told = words.flapping(format.number(max_changes), format.duration(in_mins * 60))
  if (end_time > 0) return `${told} ${words.mutedUntil(format.dayClock(end_time))}`
  return mute_mins > 0 ? `${told} ${words.mutedFor(format.duration(mute_mins * 60))}` : told
}

function Body(props: { chapter: Single; reasons: Reasons; book: FeedBook }) {
  const { t, format } = useWords()
  const { chapter } = props
  if (chapter.kind === 'joined')
    return <AlertLine alert={chapter.alert} reason={props.reasons?.get(chapter.alert.alert_id)} />
  if (chapter.kind === 'recovered')
    return (
      <Link to={paths.alert(chapter.alert.alert_id)} className={styles.quiet}>
        {chapter.alert.title}
      </Link>
    )
  const { detail, creator_id: by, creator_name: name, type } = chapter.item
  if (type === 'i_m_flapping') return <p className="soft">{flappingText(detail, t, format)}</p>
  const who = by === 0 ? undefined : name || t.incident.somebody
  if (detail?.alert_id !== undefined)
    return (
      <Link to={paths.alert(detail.alert_id)} className={styles.quiet}>
        {detail.title ?? detail.alert_title ?? detail.alert_id}
      </Link>
    )
  const told = feedTold(chapter.item, props.book)
  if (told !== undefined)
    return (
      <>
        {told.lines.map((line, index) => (
          <p key={index} className={styles.line}>
            {line}
          </p>
        ))}
        {who !== undefined && <span className="soft">{t.incidents.by(who)}</span>}
      </>
    )
  const text = detail?.comment ?? detail?.reason
  return (
    <>
      {who !== undefined && <span className="soft">{t.incidents.by(who)}</span>}
      {text !== undefined && text !== '' && <p className={styles.said}>{text}</p>}
    </>
  )
}

function Heading(props: { chapter: Chapter; book: FeedBook }) {
  const { t, format } = useWords()
  const { chapter } = props
  const { feed } = t.incident
  if (chapter.kind === 'feed') return heading(chapter.item, props.book)
  if (chapter.kind === 'joined') return feed.a_merge
  if (chapter.kind === 'recovered') return feed.recovered
  const count = format.number(chapter.chapters.length)
  return chapter.of === 'joined' ? t.incident.manyJoined(count) : t.incident.manyRecovered(count)
}

function Run(props: { chapters: Single[]; reasons: Reasons; book: FeedBook }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <div>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.incident.showFewer : t.incident.showAll}
        </Button>
      </div>
      {open && (
        <ol className={styles.run}>
          {props.chapters.map((chapter) => (
            <li key={chapter.key}>
              <Body chapter={chapter} reasons={props.reasons} book={props.book} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** The incident from its newest moment back to its first. */
export function IncidentStory(props: { feed: FeedItem[]; alerts: Alert[]; reasons: Reasons }) {
  const chapters = story(props.feed, props.alerts)
  const { t, format } = useWords()
  const { names } = usePeople()
  const book = useMemo(() => ({ names, t, format }), [names, t, format])
  return (
    <ol className={styles.story}>
      {chapters.map((chapter) => (
        <li
          key={chapter.key}
          className={styles.chapter}
          data-kind={chapter.kind === 'feed' ? chapter.item.type : chapter.kind}
        >
          <div className={styles.top}>
            <span className={styles.what}>
              <Heading chapter={chapter} book={book} />
            </span>
            <span className={styles.when}>
              <Moment at={chapter.at} />
            </span>
          </div>
          {chapter.kind === 'run' ? (
            <Run chapters={chapter.chapters} reasons={props.reasons} book={book} />
          ) : (
            <Body chapter={chapter} reasons={props.reasons} book={book} />
          )}
        </li>
      ))}
    </ol>
  )
}
