import { memo } from 'react'
import { Link } from 'react-router'
import type { Integration, IntegrationType } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { usePhone } from '../ui/media'
import { Time } from '../ui/Time'
import { IntegrationRate, IntegrationState, TroubleLinks, useSilence } from './IntegrationFacts'
import { troubleCount } from './integrationFilters'
import styles from './IntegrationRow.module.css'
import { TypeIcon } from './TypeIcon'
import { rowId } from './useRowKeys'

export function IntegrationRowHead() {
  const { t } = useWords()
  const { columns } = t.center
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader" className={styles.wide}>
        {columns.name}
      </span>
      <span role="columnheader">{columns.status}</span>
      <span role="columnheader">{columns.last}</span>
      <span role="columnheader">{columns.rate}</span>
      <span role="columnheader">{columns.trouble}</span>
    </div>
  )
}

interface Props {
  integration: Integration
  type: IntegrationType | undefined
  /** Named where private ones are listed too. */
  channelName: string | undefined
  index: number
  current: boolean
}

/** One integration as a line; on a phone the same facts stand in three. */
export const IntegrationRow = memo(function IntegrationRow(props: Props) {
  const { t, language } = useWords()
  const phone = usePhone()
  const { integration, type } = props
  const silence = useSilence(integration)
  const trouble = troubleCount(integration) > 0
  return (
    <div
      role="row"
      aria-rowindex={props.index + (phone ? 1 : 2)}
      className={styles.row}
      data-current={props.current}
      data-off={integration.status === 'disabled'}
    >
      <span role="cell" className={styles.icon}>
        <TypeIcon svg={type?.icon ?? ''} />
      </span>
      <span role="cell" className={styles.name}>
        <Link
          id={rowId(String(integration.integration_id))}
          to={paths.integration(integration.integration_id)}
          className={styles.link}
        >
          {integration.name}
        </Link>
        <span className={styles.kind}>
          {silence ?? type?.name[language] ?? integration.plugin_type}
          {silence === undefined && props.channelName !== undefined && (
            <> · {t.center.ofChannel(props.channelName)}</>
          )}
        </span>
      </span>
      <span role="cell" className={styles.state}>
        <IntegrationState integration={integration} />
      </span>
      <span role="cell" className={styles.last}>
        {integration.last_event_time > 0 ? <Time at={integration.last_event_time} /> : t.integrations.noEvent}
      </span>
      <span role="cell" className={styles.rate}>
        <IntegrationRate integration={integration} />
      </span>
      <span role="cell" className={styles.trouble}>
        {trouble ? (
          <TroubleLinks integration={integration} />
        ) : (
          // Without its column head it would say nothing.
          !phone && <span className="soft">{t.center.noTrouble}</span>
        )}
      </span>
    </div>
  )
})
