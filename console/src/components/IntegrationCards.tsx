import { Link } from 'react-router'
import { useIntegrationTypes } from '../api/integrations'
import type { Integration } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Time } from '../ui/Time'
import styles from './cards.module.css'
import { IntegrationRate, IntegrationState, TroubleLinks } from './IntegrationFacts'
import { TypeIcon } from './TypeIcon'

export function IntegrationCards(props: { integrations: Integration[] }) {
  const { t, language } = useWords()
  const types = useIntegrationTypes()
  return (
    <ul className={styles.cards}>
      {props.integrations.map((each) => {
        const type = types.data?.find((one) => one.plugin_type === each.plugin_type)
        return (
          <li key={each.integration_id} className={styles.card}>
            <div className={styles.top}>
              <TypeIcon svg={type?.icon ?? ''} />
              <div className={styles.words}>
                <Link to={paths.integration(each.integration_id)} className={styles.link}>
                  {each.name}
                </Link>
                <p className="soft">{type?.name[language] ?? each.plugin_type}</p>
              </div>
            </div>
            <div className={styles.facts}>
              <div className={styles.counts}>
                <IntegrationState integration={each} />
                <span className="soft">
                  {each.last_event_time > 0 ? <Time at={each.last_event_time} /> : t.integrations.noEvent}
                </span>
              </div>
              <IntegrationRate integration={each} />
            </div>
            <TroubleLinks integration={each} />
          </li>
        )
      })}
    </ul>
  )
}
