import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useChannels } from '../../api/channels'
import { IncidentFilterBar } from '../../components/IncidentFilterBar'
import { filtersFrom, requestFrom, searchFrom, type IncidentFilters } from '../../components/incidentFilters'
import { IncidentList } from '../../components/IncidentList'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import page from '../../ui/page.module.css'

export function IncidentsPage() {
  const { t } = useWords()
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const channels = useChannels()
  const filters = useMemo(() => filtersFrom(search), [search])
  const request = useMemo(() => requestFrom(filters), [filters])
  const change = useCallback(
    (next: IncidentFilters) => setSearch(searchFrom(next), { replace: true }),
    [setSearch],
  )
  const narrowed = filters.severities.length > 0 || filters.channelId !== undefined || filters.query !== ''

  return (
    <div className={page.fill}>
      <PageHead title={t.incidents.title} />
      <IncidentList
        request={request}
        filters={
          <IncidentFilterBar filters={filters} channels={channels.data?.items ?? []} onChange={change} />
        }
        empty={
          narrowed ? (
            <EmptyState title={t.incidents.filteredTitle} text={t.incidents.filteredText}>
              <Button onClick={() => setSearch({}, { replace: true })}>{t.incidents.filteredStep}</Button>
            </EmptyState>
          ) : (
            <EmptyState title={t.incidents.emptyTitle} text={t.incidents.emptyText}>
              <Button type="primary" onClick={() => void go(paths.channels())}>
                {t.incidents.emptyStep}
              </Button>
            </EmptyState>
          )
        }
      />
    </div>
  )
}
