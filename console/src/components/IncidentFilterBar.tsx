import { SearchOutlined } from '@ant-design/icons'
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useCallback } from 'react'
import type { Channel } from '../api/types'
import { useWords } from '../i18n/language'
import { useTyped } from '../ui/useTyped'
import { severities, views, type IncidentFilters } from './incidentFilters'
import styles from './IncidentFilterBar.module.css'
import { SeverityMark } from './SeverityMark'

const typingMs = 250

interface Props {
  filters: IncidentFilters
  /** Left out where the page itself is one channel. */
  channels?: Channel[]
  onChange: (filters: IncidentFilters) => void
}

export function IncidentFilterBar({ filters, channels, onChange }: Props) {
  const { t } = useWords()
  const search = useCallback((query: string) => onChange({ ...filters, query }), [filters, onChange])
  const [typed, type] = useTyped(filters.query, search, typingMs)

  return (
    <div className={styles.bar} role="search">
      <Segmented
        aria-label={t.incidents.view}
        className={styles.views ?? ''}
        value={filters.view}
        options={views.map((view) => ({ value: view, label: t.incidents.views[view] }))}
        onChange={(view) => onChange({ ...filters, view })}
      />
      <Checkbox.Group
        className={styles.severities ?? ''}
        value={filters.severities}
        options={severities.map((each) => ({ value: each, label: <SeverityMark severity={each} /> }))}
        onChange={(chosen) =>
          onChange({ ...filters, severities: severities.filter((each) => chosen.includes(each)) })
        }
      />
      <Checkbox
        checked={filters.mine}
        onChange={(event) => onChange({ ...filters, mine: event.target.checked })}
      >
        {t.moves.mine}
      </Checkbox>
      <Checkbox
        checked={filters.muted}
        onChange={(event) => onChange({ ...filters, muted: event.target.checked })}
      >
        {t.noise.mark.only}
      </Checkbox>
      {channels !== undefined && (
        <Select
          aria-label={t.incidents.channel}
          className={styles.channel ?? ''}
          allowClear
          placeholder={t.incidents.anyChannel}
          value={filters.channelId}
          options={channels.map((each) => ({ value: each.channel_id, label: each.channel_name }))}
          onChange={(channelId?: number) => onChange({ ...filters, channelId })}
        />
      )}
      <Input
        aria-label={t.incidents.search}
        className={styles.search ?? ''}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t.incidents.search}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  )
}
