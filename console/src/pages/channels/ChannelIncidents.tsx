import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useOutletContext, useSearchParams } from 'react-router'
import type { Channel } from '../../api/types'
import { useSession } from '../../api/session'
import { IncidentFilterBar } from '../../components/IncidentFilterBar'
import { filtersFrom, requestFrom, searchFrom, type IncidentFilters } from '../../components/incidentFilters'
import { IncidentList } from '../../forms/IncidentList'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'

export function ChannelIncidents() {
  const { t } = useWords()
  const go = useNavigate()
  const { channel_id: channelId } = useOutletContext<Channel>()
  const me = useSession().data?.person_id ?? 0
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => ({ ...filtersFrom(search), channelId }), [search, channelId])
  const request = useMemo(() => requestFrom(filters, me), [filters, me])
  const change = useCallback(
    (next: IncidentFilters) => setSearch(searchFrom({ ...next, channelId: undefined }), { replace: true }),
    [setSearch],
  )
  return (
    <IncidentList
      request={request}
      hideChannel
      filters={<IncidentFilterBar filters={filters} onChange={change} />}
      empty={
        <EmptyState title={t.incidents.emptyTitle} text={t.incidents.emptyText}>
          <Button onClick={() => void go(paths.channel(channelId, 'integrations'))}>
            {t.incidents.emptyStep}
          </Button>
        </EmptyState>
      }
    />
  )
}
