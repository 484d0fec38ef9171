import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { useIncident, useIncidentAlerts, useIncidentFeed, useJoinReasons } from '../../api/incidents'
import { useStanding } from '../../api/moves'
import { useMay } from '../../api/session'
import type { Incident } from '../../api/types'
import { Failure } from '../../components/Failure'
import { NoticeList } from '../../components/NoticeList'
import { PastIncidents } from '../../components/PastIncidents'
import { Responders } from '../../components/Responders'
import { standingText } from '../../components/standingText'
import { IncidentStory } from '../../components/IncidentStory'
import { LabelList } from '../../components/LabelList'
import { IncidentMarks } from '../../components/Marks'
import { ProgressMark } from '../../components/ProgressMark'
import { SeverityMark } from '../../components/SeverityMark'
import { CommentForm, commentId } from '../../forms/CommentForm'
import { FieldsInPlace } from '../../forms/FieldsInPlace'
import { IncidentActions } from '../../forms/IncidentActions'
import { SeverityInPlace } from '../../forms/SeverityInPlace'
import { TextEditor, TextInPlace } from '../../forms/TextInPlace'
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
  const { t } = useWords()
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
  // A child of its own, so that what is open or typed belongs to one incident.
  return <Whole key={incident.data.incident_id} incident={incident.data} />
}

function Whole({ incident }: { incident: Incident }) {
  const { t, format } = useWords()
  const now = useNow()
  const manages = useMay('incidents:manage')
  const silences = useMay('channels:manage')
  const [title, setTitle] = useState<string>()
  const id = incident.incident_id
  const snoozed = incident.snoozed_before ?? 0
  return (
    <div className={page.page}>
      <PageHead
        title={incident.title}
        crumbs={[{ to: paths.incidents(), text: t.incidents.title }]}
        before={<SeverityMark severity={incident.incident_severity} />}
        note={
          <>
            <ProgressMark progress={incident.progress} strong />
            <span className="mono">{incident.num}</span>
            <span>
              {t.incidents.columns.age} <Time at={incident.start_time} />
            </span>
            {snoozed > 0 && (
              <span className={styles.chip}>{t.moves.snoozedUntil(format.dayClock(snoozed))}</span>
            )}
            {incident.merge_disabled === true && <span className={styles.chip}>{t.moves.mergingOff}</span>}
            <IncidentMarks incident={incident} />
          </>
        }
        actions={
          manages && (
            <div className={styles.actions} role="group" aria-label={t.incident.actions}>
              <IncidentActions
                incident={incident}
                silences={silences}
                onComment={() => document.getElementById(commentId)?.focus()}
              />
            </div>
          )
        }
      />
      {title !== undefined && (
        <TextEditor
          incidentId={id}
          name="title"
          first={title}
          onClose={() => setTitle(undefined)}
          onRefused={setTitle}
        />
      )}
      <div className={styles.now}>
        <p>{nextStep(incident, now, t, format)}</p>
        <Next incident={incident} />
      </div>
      <div className={styles.columns}>
        <div className={styles.story}>
          <section className={styles.texts} aria-label={t.moves.findings}>
            {(['description', 'impact', 'root_cause', 'resolution'] as const).map((name) => (
              <TextInPlace
                key={name}
                incidentId={id}
                name={name}
                value={incident[name] ?? ''}
                editable={manages}
              />
            ))}
          </section>
          <StoryColumn incident={incident} writes={manages} />
        </div>
        <aside className={styles.side} aria-label={t.incident.details}>
          <h2>{t.moves.responders}</h2>
          <Responders incident={incident} />
          <h2>{t.incident.details}</h2>
          <Facts incident={incident} />
          {manages && (
            <div className={styles.rewrite}>
              <SeverityInPlace incident={incident} />
              <Button size="small" onClick={() => setTitle(incident.title)}>
                {t.moves.edit(t.moves.lower.title)}
              </Button>
            </div>
          )}
          <FieldsInPlace incident={incident} editable={manages} />
          <h2>{t.moves.notices.title}</h2>
          <NoticeList incidentId={id} />
          <h2>{t.moves.past}</h2>
          <PastIncidents incidentId={id} />
          <h2>{t.incident.labels}</h2>
          <LabelList labels={incident.labels} />
        </aside>
      </div>
    </div>
  )
}

/** Who hears of it next, or why nobody does. */
function Next({ incident }: { incident: Incident }) {
  const { t, format } = useWords()
  const now = useNow()
  const standing = useStanding(incident.incident_id)
  if (standing.data === undefined || standing.data === null || incident.progress === 'Closed') return null
  return <p>{standingText(standing.data, incident.progress === 'Processing', now, t, format)}</p>
}

function StoryColumn(props: { incident: Incident; writes: boolean }) {
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
      {props.writes && <CommentForm incidentId={incident.incident_id} />}
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
  const rows: [string, ReactNode][] = [
    [
      fields.channel,
      incident.channel_id > 0 ? (
        <Link to={paths.channel(incident.channel_id)}>{incident.channel_name}</Link>
      ) : (
        t.moves.noChannel
      ),
    ],
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
