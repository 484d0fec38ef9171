import { useOutletContext, useSearchParams } from 'react-router'
import { TryPanel } from '../../forms/TryPanel'
import type { IntegrationContext } from './context'
import styles from './TryTab.module.css'

/** A dry run by the settings and routes as they are saved. */
export function TryTab() {
  const { integration } = useOutletContext<IntegrationContext>()
  const [search] = useSearchParams()
  const deliveryId = search.get('delivery')
  return (
    <div className={styles.tab}>
      <TryPanel
        key={deliveryId}
        integration={integration}
        pluginType={integration.plugin_type}
        {...(deliveryId === null ? {} : { deliveryId })}
      />
    </div>
  )
}
