import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useChannels } from '../../api/channels'
import { useIntegrationTypes } from '../../api/integrations'
import type { Integration } from '../../api/types'
import { Failure } from '../../components/Failure'
import { IntegrationFilterBar } from '../../components/IntegrationFilterBar'
import {
  integrationFiltersFrom,
  integrationRequestFrom,
  integrationSearchFrom,
  wanted,
  type IntegrationFilters,
} from '../../components/integrationFilters'
import { IntegrationRow, IntegrationRowHead } from '../../components/IntegrationRow'
import { useIntegrationRows } from '../../components/useIntegrationRows'
import { useRowKeys } from '../../components/useRowKeys'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { PageHead } from '../../ui/PageHead'
import page from '../../ui/page.module.css'
import { Skeleton } from '../../ui/Skeleton'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from './IntegrationsPage.module.css'
import { IfMay } from '../../components/IfMay'

const noToggle = () => undefined

/** The shared integrations, or with the private ones of the channels; each with how it fares. */
export function IntegrationsPage() {
  const { t, format } = useWords()
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const address = search.toString()
  const filters = useMemo(() => integrationFiltersFrom(new URLSearchParams(address)), [address])
  const change = useCallback(
    (next: IntegrationFilters) => setSearch(integrationSearchFrom(next), { replace: true }),
    [setSearch],
  )
  const types = useIntegrationTypes()
  const byType = useMemo(() => new Map(types.data?.map((each) => [each.plugin_type, each])), [types.data])
  const keep = useCallback(
    (each: Integration) => wanted(each, byType.get(each.plugin_type), filters),
    [byType, filters],
  )
  const request = useMemo(() => integrationRequestFrom(filters), [filters])
  const live = useIntegrationRows(request, keep)
  const filtered = Object.keys(integrationSearchFrom({ ...filters, scope: 'shared' })).length > 0
  const add = (
    <IfMay permission="integrations:manage">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.addIntegration(0))}>
        {t.integrations.add}
      </Button>
    </IfMay>
  )

  const actions = (
    <>
      <Button onClick={() => void go(paths.mappings())}>{t.mapping.open}</Button>
      {add}
    </>
  )

  return (
    <div className={page.fill}>
      <PageHead title={t.integrations.title} note={t.integrations.shared} actions={actions} />
      <div className={styles.bar}>
        <IntegrationFilterBar
          filters={filters}
          categories={[...new Set(types.data?.map((each) => each.category))]}
          onChange={change}
        />
        <span className="soft" aria-live="polite">
          {live.loading ? '' : `${t.center.count(format.number(live.count))}${live.more ? ' +' : ''}`}
        </span>
      </div>
      <div className={styles.frame}>
        {live.error !== undefined ? (
          <div className={styles.inset}>
            <Failure error={live.error} onRetry={live.retry} />
          </div>
        ) : live.loading ? (
          <Skeleton rows={8} height={55} />
        ) : live.rows.length > 0 ? (
          <Rows key={address} live={live} byType={byType} named={filters.scope === 'all'} />
        ) : filtered ? (
          <EmptyState title={t.center.filteredTitle} text={t.center.filteredText}>
            <Button onClick={() => setSearch({}, { replace: true })}>{t.center.clearFilters}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={t.integrations.emptyTitle} text={t.integrations.emptyShared} />
        )}
      </div>
    </div>
  )
}

function Rows(props: {
  live: ReturnType<typeof useIntegrationRows>
  byType: Map<string, Parameters<typeof wanted>[1] & object>
  named: boolean
}) {
  const { t } = useWords()
  const phone = usePhone()
  const channels = useChannels()
  const { live, byType, named } = props
  const { rows } = live
  const names = useMemo(
    () => new Map(channels.data?.items.map((each) => [each.channel_id, each.channel_name])),
    [channels.data],
  )
  const cursor = useRowKeys(
    rows.map((each) => String(each.integration_id)),
    noToggle,
  )
  return (
    <VirtualRows
      label={t.center.list}
      count={rows.length}
      rowHeight={phone ? 116 : 56}
      rowKey={(index) => String(rows[index]?.integration_id ?? index)}
      head={phone ? undefined : <IntegrationRowHead />}
      onRange={live.onRange}
      cursor={cursor.at}
      row={(index) => {
        const integration = rows[index]
        if (integration === undefined) return null
        return (
          <IntegrationRow
            integration={integration}
            type={byType.get(integration.plugin_type)}
            channelName={named ? names.get(integration.channel_id) : undefined}
            index={index}
            current={cursor.at === index}
          />
        )
      }}
    />
  )
}
