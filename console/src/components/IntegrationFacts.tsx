import { BellOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Integration, Trouble } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { useNow } from '../ui/now'
import { Sparkline } from '../ui/Sparkline'
import styles from './IntegrationFacts.module.css'
import { troubles } from './integrationFilters'

const addresses: Record<Trouble, (id: number) => string> = {
  rejected: (id) => paths.deliveriesOf(id, { verdict: 'rejected', range: '24h' }),
  unrouted: (id) => paths.deliveriesOf(id, { outcome: 'unrouted', range: '24h' }),
  set_aside: (id) => paths.deliveriesOf(id, { verdict: 'set_aside', range: '24h' }),
  // what was turned away is not kept as a delivery
  refused: (id) => paths.integration(id, 'errors'),
}

/** What went wrong in a day, each number leading to what it counts; nothing at all when nothing did. */
export function TroubleLinks(props: { integration: Integration }) {
  const { t, format } = useWords()
  const { integration } = props
  const some = troubles.filter((each) => (integration.trouble_24h?.[each] ?? 0) > 0)
  if (some.length === 0) return null
  return (
    <ul className={styles.troubles} aria-label={t.center.troubleLabel}>
      {some.map((each) => (
        <li key={each}>
          <Link to={addresses[each](integration.integration_id)} className={styles.trouble}>
            {t.center.trouble[each](format.number(integration.trouble_24h[each]))}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** How long it has been silent and how long was expected, in words. */
export function useSilence(integration: Integration): string | undefined {
  const { t, format } = useWords()
  const now = useNow()
  if (!integration.is_silent) return undefined
  const expected = format.duration(integration.silent_after_minutes * 60)
  if (integration.last_event_time === 0) return t.center.neverSilence(expected)
  const minutes = Math.floor((now - integration.last_event_time) / 60)
  return t.center.silence(format.duration(minutes * 60), expected)
}

/** Whether it takes anything in, and whether it should have by now. */
export function IntegrationState(props: { integration: Integration }) {
  const { t } = useWords()
  const silence = useSilence(props.integration)
  if (silence !== undefined)
    return (
      <span className={styles.silent} title={silence}>
        <BellOutlined aria-hidden="true" /> {t.center.silent}
      </span>
    )
  const { status } = props.integration
  return (
    <span className={status === 'disabled' ? styles.off : undefined}>{t.integrations.status[status]}</span>
  )
}

/** Callbacks of a day: the number, and when they came. */
export function IntegrationRate(props: { integration: Integration }) {
  const { t, format } = useWords()
  const { rate_24h: rate, event_cnt_24h: events, rate_hours: hours } = props.integration
  const text = t.center.rateLong(
    format.number(rate),
    format.number(events),
    format.number(Math.max(0, ...hours)),
  )
  return (
    <span className={styles.rate}>
      <Sparkline values={hours} text={text} />
      <span className={styles.count}>{format.number(rate)}</span>
    </span>
  )
}
