import { Link } from 'react-router'
import type { Channel, Severity } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Time } from '../ui/Time'
import styles from './cards.module.css'
import { SeverityMark } from './SeverityMark'

function openSeverity(channel: Channel): Severity | undefined {
  const severity = channel.active_incident_highest_severity
  return severity === 'Critical' || severity === 'Warning' || severity === 'Info' ? severity : undefined
}

export function ChannelCards(props: { channels: Channel[] }) {
  const { t, format } = useWords()
  return (
    <ul className={styles.cards}>
      {props.channels.map((channel) => {
        const triggered = channel.progress_to_incident_cnts?.Triggered ?? 0
        const processing = channel.progress_to_incident_cnts?.Processing ?? 0
        const severity = triggered + processing > 0 ? openSeverity(channel) : undefined
        return (
          <li key={channel.channel_id} className={styles.card} data-severity={severity}>
            <div className={styles.words}>
              <Link to={paths.channel(channel.channel_id)} className={styles.link}>
                {channel.channel_name}
              </Link>
              {channel.status === 'disabled' && <p>{t.channelForm.disabled}</p>}
              <p className={styles.clamp}>{channel.description}</p>
            </div>
            <div className={styles.facts}>
              <div className={styles.counts}>
                {severity !== undefined && <SeverityMark severity={severity} />}
                {triggered > 0 && (
                  <span>
                    <strong>{format.counted(triggered)}</strong> {t.channels.triggered}
                  </span>
                )}
                {processing > 0 && (
                  <span>
                    <strong>{format.counted(processing)}</strong> {t.channels.processing}
                  </span>
                )}
                {triggered + processing === 0 && <span className="soft">{t.channels.calm}</span>}
              </div>
              <span className="soft">
                {(channel.last_incident_at ?? 0) > 0 ? (
                  <Time at={channel.last_incident_at ?? 0} />
                ) : (
                  t.channels.quiet
                )}
              </span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
