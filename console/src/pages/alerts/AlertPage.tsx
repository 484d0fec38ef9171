import { Button, Select } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useAlert, useAlertEvents } from '../../api/alerts'
import type { Alert, AlertEvent } from '../../api/types'
import { AlertBand } from '../../components/AlertBand'
import { AlertWhyLine } from '../../components/AlertWhyLine'
import { Failure } from '../../components/Failure'
import { LabelList } from '../../components/LabelList'
import { AlertMarks } from '../../components/Marks'
import { SeverityMark } from '../../components/SeverityMark'
import { TraceStory } from '../../components/TraceStory'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Details } from '../../ui/Details'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { TabLinks } from '../../ui/TabLinks'
import { Instant, Time } from '../../ui/Time'
import page from '../../ui/page.module.css'
import styles from './AlertPage.module.css'

export function AlertPage() {
  const { id = '', tab } = useParams()
  const { t } = useWords()
  const go = useNavigate()
  const alert = useAlert(id)
  const events = useAlertEvents(id)

  if (alert.isError && alert.data === undefined)
    return (
      <div className={page.page}>
        <h1 className="visually-hidden">{t.errors.title}</h1>
        <Failure error={alert.error} onRetry={() => void alert.refetch()} />
      </div>
    )
  if (alert.data === undefined)
    return (
      <div className={page.page}>
        <Skeleton rows={6} height={56} gap={16} />
      </div>
    )
  const { data } = alert
  const incidentId = data.incident?.incident_id ?? ''
  return (
    <div className={page.page}>
      <PageHead
        title={data.title}
        crumbs={[
          { to: paths.channel(data.channel_id, 'alerts'), text: data.channel_name },
          ...(incidentId === ''
            ? []
            : [{ to: paths.incident(incidentId), text: data.incident?.title ?? t.alert.toIncident }]),
        ]}
        before={<SeverityMark severity={data.alert_status} />}
        note={
          <>
            <span>
              {t.incidents.columns.age} <Time at={data.start_time} />
            </span>
            <AlertMarks alert={data} />
          </>
        }
        actions={
          incidentId === '' ? (
            <span className="soft">{t.alert.noIncident}</span>
          ) : (
            <Button type="primary" onClick={() => void go(paths.incident(incidentId))}>
              {t.alert.toIncident}
            </Button>
          )
        }
      />
      <AlertWhyLine alert={data} />
      {events.data !== undefined && <AlertBand alert={data} events={events.data} />}
      <TabLinks
        label={t.alert.tabsLabel}
        tabs={[
          { to: paths.alert(id), text: t.alert.tabs.events },
          { to: paths.alert(id, 'why'), text: t.alert.tabs.why },
        ]}
      />
      <div className={styles.columns}>
        <div className={styles.content}>
          {events.isError ? (
            <Failure error={events.error} onRetry={() => void events.refetch()} />
          ) : events.data === undefined ? (
            <Skeleton rows={4} height={44} />
          ) : events.data.length === 0 ? (
            <p className="soft">{t.alert.noEvents}</p>
          ) : tab === 'why' ? (
            <Why alert={data} events={events.data} />
          ) : (
            <Events alert={data} events={events.data} />
          )}
        </div>
        <Facts alert={data} />
      </div>
    </div>
  )
}

function Events(props: { alert: Alert; events: AlertEvent[] }) {
  const { t, format } = useWords()
  const older = props.alert.event_cnt - props.events.length
  return (
    <>
      <ol className={styles.events} aria-label={t.alert.events}>
        {props.events.map((event) => (
          <li key={event.event_id} className={styles.event}>
            <SeverityMark severity={event.event_status} />
            <span className={styles.instant}>
              <Instant at={event.event_time} />
            </span>
            <span className={styles.said}>{event.description}</span>
            <Link to={paths.alertWhy(props.alert.alert_id, event.event_id)} className={styles.why}>
              {t.alert.whyLink}
            </Link>
          </li>
        ))}
      </ol>
      {older > 0 && <p className={styles.older}>{t.alert.olderEvents(format.number(older))}</p>}
    </>
  )
}

function Why(props: { alert: Alert; events: AlertEvent[] }) {
  const { t, format } = useWords()
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('event')
  const event = props.events.find((each) => each.event_id === wanted) ?? props.events[0]
  if (event === undefined) return null
  return (
    <section className={styles.whyPanel} aria-label={t.alert.why(format.exact(event.event_time))}>
      {props.events.length > 1 && (
        <Select
          aria-label={t.alert.pickEvent}
          className={styles.pick ?? ''}
          value={event.event_id}
          options={props.events.map((each) => ({
            value: each.event_id,
            label: `${t.severity[each.event_status]} · ${format.exact(each.event_time)}`,
          }))}
          onChange={(id: string) => setSearch({ event: id }, { replace: true })}
        />
      )}
      <TraceStory
        eventId={event.event_id}
        integrationId={props.alert.integration_id}
        channelId={props.alert.channel_id}
      />
    </section>
  )
}

function Facts(props: { alert: Alert }) {
  const { t, format } = useWords()
  const { alert } = props
  return (
    <aside className={styles.side} aria-label={t.incident.details}>
      <Details
        rows={[
          [t.incident.fields.channel, <Link to={paths.channel(alert.channel_id)}>{alert.channel_name}</Link>],
          [
            t.alert.integration,
            <Link to={paths.integration(alert.integration_id)}>{alert.integration_name}</Link>,
          ],
          [t.incident.fields.started, <Instant at={alert.start_time} />],
          [t.incident.fields.lastEvent, <Instant at={alert.last_time} />],
          ...(alert.end_time > 0
            ? [[t.alert.recovered, <Instant at={alert.end_time} />] satisfies [string, React.ReactNode]]
            : []),
          [t.alert.events, format.number(alert.event_cnt)],
          [t.alert.key, <span className="mono">{alert.alert_key}</span>],
        ]}
      />
      <h2>{t.incident.labels}</h2>
      <LabelList labels={alert.labels} />
    </aside>
  )
}
