import { Link, useOutletContext } from 'react-router'
import { useIntegrationErrors } from '../../api/integrations'
import type { IntegrationError } from '../../api/types'
import { Failure } from '../../components/Failure'
import { tellReason } from '../../components/reasons'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import type { IntegrationContext } from './context'
import styles from './ErrorsTab.module.css'

/** What went wrong in a day, by its reason, each with a delivery that shows it. */
export function ErrorsTab() {
  const { t } = useWords()
  const words = t.center.errors
  const { integration } = useOutletContext<IntegrationContext>()
  const errors = useIntegrationErrors(integration.integration_id)
  if (errors.data === undefined)
    return errors.isError ? (
      <Failure error={errors.error} onRetry={() => void errors.refetch()} />
    ) : (
      <Skeleton rows={4} height={56} />
    )
  if (errors.data.length === 0) return <EmptyState title={words.emptyTitle} text={words.emptyText} />
  return (
    <div className={styles.tab}>
      <p className="soft">{words.intro}</p>
      <ol className={styles.list} aria-label={words.list}>
        {errors.data.map((each) => (
          <ErrorLine key={each.kind + each.reason} error={each} integrationId={integration.integration_id} />
        ))}
      </ol>
    </div>
  )
}

function ErrorLine(props: { error: IntegrationError; integrationId: number }) {
  const { t, format } = useWords()
  const words = t.center.errors
  const { error } = props
  return (
    <li className={styles.row}>
      <span className={styles.kind}>{words.kind[error.kind]}</span>
      <div className={styles.reason}>
        <p>{tellReason(error.reason, t)}</p>
        {error.delivery_id === '' && <p className="soft">{words.notKept}</p>}
      </div>
      <span className={styles.count}>{words.times(format.number(error.cnt))}</span>
      <span className={styles.last}>
        <Time at={Math.floor(error.last_at / 1000)} />
      </span>
      <span className={styles.open}>
        {error.delivery_id !== '' && (
          <Link to={paths.delivery(props.integrationId, error.delivery_id)}>{words.open}</Link>
        )}
      </span>
    </li>
  )
}
