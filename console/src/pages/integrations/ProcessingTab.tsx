import { useMemo } from 'react'
import { useOutletContext } from 'react-router'
import { useMappingApis, useMappingTables } from '../../api/mapping'
import { useProcessing } from '../../api/processing'
import { useLabelSuggestions } from '../../api/routing'
import { Failure } from '../../components/Failure'
import { Skeleton } from '../../ui/Skeleton'
import type { IntegrationContext } from './context'
import { ProcessingEditor } from './ProcessingEditor'

/** What is done to the events of an integration before they are routed. */
export function ProcessingTab() {
  const { integration } = useOutletContext<IntegrationContext>()
  const id = integration.integration_id
  const processing = useProcessing(id)
  const tables = useMappingTables()
  const apis = useMappingApis()
  const labels = useLabelSuggestions(id)
  const names = useMemo(
    () =>
      new Map([
        ...(tables.data ?? []).map((each) => [each.schema_id, each.schema_name] as const),
        ...(apis.data ?? []).map((each) => [each.api_id, each.api_name] as const),
      ]),
    [tables.data, apis.data],
  )
  if (processing.data !== undefined)
    return (
      <ProcessingEditor
        key={id}
        integrationId={id}
        stored={processing.data}
        names={names}
        choices={{ suggestions: labels.data ?? [], tables: tables.data, apis: apis.data }}
      />
    )
  return processing.error === null ? (
    <Skeleton rows={5} height={64} />
  ) : (
    <Failure error={processing.error} onRetry={() => void processing.refetch()} />
  )
}
