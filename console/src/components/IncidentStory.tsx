import { Link } from 'react-router'
import type { Alert, FeedItem, Incident } from '../api/types'
import type { Strings } from '../i18n/en'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Moment } from '../ui/Time'
import styles from './IncidentStory.module.css'
import { SeverityMark } from './SeverityMark'
import { story, type Chapter } from './story'

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

function Body(props: { chapter: Chapter }) {
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
  const text = detail?.comment ?? detail?.reason ?? detail?.alert_title
  return (
    <>
      {who !== undefined && <span className="soft">{t.incidents.by(who)}</span>}
      {text !== undefined && text !== '' && <p className={styles.said}>{text}</p>}
    </>
  )
}

/** The incident from its newest moment back to its first. */
export function IncidentStory(props: { incident: Incident; feed: FeedItem[]; alerts: Alert[] }) {
  const { t } = useWords()
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
              {chapter.kind === 'feed'
                ? heading(chapter.item, t)
                : chapter.kind === 'joined'
                  ? t.incident.feed.a_merge
                  : t.incident.feed.recovered}
            </span>
            <span className={styles.when}>
              <Moment at={chapter.at} />
            </span>
          </div>
          <Body chapter={chapter} />
        </li>
      ))}
    </ol>
  )
}
