import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { useIncident, useIncidentAlerts, useIncidentFeed, useJoinReasons } from '../../api/incidents'
import type { Incident } from '../../api/types'
import { Failure } from '../../components/Failure'
import { IncidentActions } from '../../components/IncidentActions'
import { IncidentStory } from '../../components/IncidentStory'
import { LabelList } from '../../components/LabelList'
import { IncidentMarks } from '../../components/Marks'
import { ProgressMark } from '../../components/ProgressMark'
import { SeverityMark } from '../../components/SeverityMark'
import { CommentForm } from '../../forms/CommentForm'
import { QuickSilence } from '../../forms/QuickSilenceDialog'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Details } from '../../ui/Details'
import { useNow } from '../../ui/now'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { Instant, Time } from '../../ui/Time'
import page from '../../ui/page.module.css'
import styles from './IncidentPage.module.css'
import { nextStep } from './nextStep'

export function IncidentPage() {
  const { id = '' } = useParams()
  const { t, format } = useWords()
  const now = useNow()
  const incident = useIncident(id)

  if (incident.isError && incident.data === undefined)
    return (
      <div className={page.page}>
        <h1 className="visually-hidden">{t.errors.title}</h1>
        <Failure error={incident.error} onRetry={() => void incident.refetch()} />
      </div>
    )
  if (incident.data === undefined)
    return (
      <div className={page.page}>
        <Skeleton rows={6} height={56} gap={16} />
      </div>
    )
  const { data } = incident
  return (
    <div className={page.page}>
      <PageHead
        title={data.title}
        crumbs={[{ to: paths.incidents(), text: t.incidents.title }]}
        before={<SeverityMark severity={data.incident_severity} />}
        note={
          <>
            <ProgressMark progress={data.progress} strong />
            <span className="mono">{data.num}</span>
            <span>
              {t.incidents.columns.age} <Time at={data.start_time} />
            </span>
            <IncidentMarks incident={data} />
          </>
        }
        actions={
          <div className={styles.actions} role="group" aria-label={t.incident.actions}>
            <IncidentActions incident={data} />
            <QuickSilence incident={data} />
          </div>
        }
      />
      <p className={styles.now}>{nextStep(data, now, t, format)}</p>
      {data.description !== '' && <p className={styles.description}>{data.description}</p>}
      <div className={styles.columns}>
        <StoryColumn incident={data} />
        <aside className={styles.side} aria-label={t.incident.details}>
          <Facts incident={data} />
          <h2>{t.incident.labels}</h2>
          <LabelList labels={data.labels} />
        </aside>
      </div>
    </div>
  )
}

function StoryColumn(props: { incident: Incident }) {
  const { t, format } = useWords()
  const { incident } = props
  const feed = useIncidentFeed(incident.incident_id)
  const alerts = useIncidentAlerts(incident.incident_id)
  const reasons = useJoinReasons(incident.incident_id)
  const error = feed.error ?? alerts.error
  const told = new Set([
    ...(alerts.data?.items ?? []).map((each) => each.alert_id),
    ...(feed.data?.items ?? []).flatMap((each) => each.detail?.alert_id ?? []),
  ])
  const hidden = incident.alert_cnt - told.size

  return (
    <section className={styles.story} aria-labelledby="story">
      <h2 id="story">{t.incident.story}</h2>
      <CommentForm incidentId={incident.incident_id} />
      {feed.data !== undefined && alerts.data !== undefined ? (
        <IncidentStory feed={feed.data.items} alerts={alerts.data.items} reasons={reasons.data} />
      ) : error !== null ? (
        <Failure error={error} onRetry={() => void Promise.all([feed.refetch(), alerts.refetch()])} />
      ) : (
        <Skeleton rows={4} height={52} gap={16} />
      )}
      {feed.data !== undefined && alerts.data !== undefined && hidden > 0 && (
        <p className="soft">{t.incident.moreAlerts(format.number(hidden))}</p>
      )}
    </section>
  )
}

function Facts(props: { incident: Incident }) {
  const { t, format } = useWords()
  const { incident } = props
  const { fields } = t.incident
  const end = incident.close_time || incident.end_time
  const people = incident.responders.map((each) => each.person_name).filter((name) => name !== undefined)
  const rows: [string, ReactNode][] = [
    [fields.channel, <Link to={paths.channel(incident.channel_id)}>{incident.channel_name}</Link>],
    [
      fields.alerts,
      t.incident.alertsFiring(format.number(incident.active_alert_cnt), format.number(incident.alert_cnt)),
    ],
    [fields.started, <Instant at={incident.start_time} />],
    [fields.lastEvent, <Instant at={incident.last_time} />],
  ]
  if (incident.ack_time > 0) rows.push([fields.acknowledged, <Instant at={incident.ack_time} />])
  if (incident.progress === 'Closed' && end > 0) {
    rows.push([fields.closed, <Instant at={end} />])
    rows.push([fields.duration, format.duration(end - incident.start_time)])
  }
  if (people.length > 0) rows.push([fields.people, people.join(', ')])
  const version = incident.noise_version ?? 0
  if (version > 0)
    rows.push([
      t.noise.incident.version,
      <Link to={paths.noiseVersion(incident.channel_id, version)}>
        {t.noise.incident.versionLink(String(version))}
      </Link>,
    ])
  return <Details rows={rows} />
}
