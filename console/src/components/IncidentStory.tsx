import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Alert, FeedItem } from '../api/types'
import type { Strings } from '../i18n/en'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Moment } from '../ui/Time'
import styles from './IncidentStory.module.css'
import { SeverityMark } from './SeverityMark'
import { story, type Chapter, type Single } from './story'

function heading(item: FeedItem, t: Strings): string {
  const { feed, resolved } = t.incident
  if (item.type === 'i_rslv') return resolved[item.detail?.from ?? 'console'] ?? t.action.done.resolve
  return item.type in feed ? feed[item.type as keyof typeof feed] : feed.other
}

function AlertLine(props: { alert: Alert }) {
  const { t, format } = useWords()
  const { alert } = props
  return (
    <div className={styles.alert}>
      <SeverityMark severity={alert.alert_status} />
      <Link to={paths.alert(alert.alert_id)} className={styles.alertTitle}>
        {alert.title}
      </Link>
      <span className="soft">{t.deliveries.events(format.number(alert.event_cnt))}</span>
    </div>
  )
}

function Body(props: { chapter: Single }) {
  const { t } = useWords()
  const { chapter } = props
  if (chapter.kind === 'joined') return <AlertLine alert={chapter.alert} />
  if (chapter.kind === 'recovered')
    return (
      <Link to={paths.alert(chapter.alert.alert_id)} className={styles.quiet}>
        {chapter.alert.title}
      </Link>
    )
  const { detail, creator_id: by, creator_name: name } = chapter.item
  const who = by === 0 ? undefined : name || t.incident.somebody
  if (detail?.alert_id !== undefined)
    return (
      <Link to={paths.alert(detail.alert_id)} className={styles.quiet}>
        {detail.title ?? detail.alert_title ?? detail.alert_id}
      </Link>
    )
  const text = detail?.comment ?? detail?.reason
  return (
    <>
      {who !== undefined && <span className="soft">{t.incidents.by(who)}</span>}
      {text !== undefined && text !== '' && <p className={styles.said}>{text}</p>}
    </>
  )
}

function Heading(props: { chapter: Chapter }) {
  const { t, format } = useWords()
  const { chapter } = props
  const { feed } = t.incident
  if (chapter.kind === 'feed') return heading(chapter.item, t)
  if (chapter.kind === 'joined') return feed.a_merge
  if (chapter.kind === 'recovered') return feed.recovered
  const count = format.number(chapter.chapters.length)
  return chapter.of === 'joined' ? t.incident.manyJoined(count) : t.incident.manyRecovered(count)
}

function Run(props: { chapters: Single[] }) {
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
              <Body chapter={chapter} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** The incident from its newest moment back to its first. */
export function IncidentStory(props: { feed: FeedItem[]; alerts: Alert[] }) {
  const chapters = story(props.feed, props.alerts)
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
              <Heading chapter={chapter} />
            </span>
            <span className={styles.when}>
              <Moment at={chapter.at} />
            </span>
          </div>
          {chapter.kind === 'run' ? <Run chapters={chapter.chapters} /> : <Body chapter={chapter} />}
        </li>
      ))}
    </ol>
  )
}
