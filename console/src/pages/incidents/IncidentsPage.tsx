import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useChannels } from '../../api/channels'
import { useMay, useSession } from '../../api/session'
import { IncidentFilterBar } from '../../components/IncidentFilterBar'
import { filtersFrom, requestFrom, searchFrom, type IncidentFilters } from '../../components/incidentFilters'
import { IncidentList } from '../../forms/IncidentList'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import page from '../../ui/page.module.css'

const NewIncidentDialog = lazy(async () => ({
  default: (await import('../../forms/NewIncidentDialog')).NewIncidentDialog,
}))

export function IncidentsPage() {
  const { t } = useWords()
  const go = useNavigate()
  const me = useSession().data?.person_id ?? 0
  const [search, setSearch] = useSearchParams()
  const channels = useChannels()
  const manages = useMay('incidents:manage')
  const [creating, setCreating] = useState(false)
  const filters = useMemo(() => filtersFrom(search), [search])
  const request = useMemo(() => requestFrom(filters, me), [filters, me])
  const change = useCallback(
    (next: IncidentFilters) => setSearch(searchFrom(next), { replace: true }),
    [setSearch],
  )
  const narrowed =
    filters.severities.length > 0 || filters.channelId !== undefined || filters.query !== '' || filters.mine

  return (
    <div className={page.fill}>
      <PageHead
        title={t.incidents.title}
        actions={
          manages && (
            <Button icon={<PlusOutlined />} onClick={() => setCreating(true)}>
              {t.moves.create.button}
            </Button>
          )
        }
      />
      <Suspense>
        {creating && (
          <NewIncidentDialog
            onClose={() => setCreating(false)}
            onDone={(id) => void go(paths.incident(id))}
          />
        )}
      </Suspense>
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
