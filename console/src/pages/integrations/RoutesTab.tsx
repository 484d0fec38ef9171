import { Navigate, useOutletContext } from 'react-router'
import { useChannelBook, useRoute } from '../../api/routing'
import { Failure } from '../../components/Failure'
import { paths } from '../../paths'
import { Skeleton } from '../../ui/Skeleton'
import type { IntegrationContext } from './context'
import { RouteEditor } from './RouteEditor'

/** Where the alerts of a shared integration go; a private one has its channel and no routes. */
export function RoutesTab() {
  const { integration } = useOutletContext<IntegrationContext>()
  const id = integration.integration_id
  const shared = integration.channel_id === 0
  const route = useRoute(id, shared)
  const book = useChannelBook()
  if (!shared) return <Navigate to={paths.integration(id)} replace />
  if (route.data !== undefined && book.data !== undefined)
    return <RouteEditor key={id} integrationId={id} route={route.data} book={book.data} />
  const error = route.error ?? book.error
  return error === null ? (
    <Skeleton rows={5} height={64} />
  ) : (
    <Failure error={error} onRetry={() => void Promise.all([route.refetch(), book.refetch()])} />
  )
}
