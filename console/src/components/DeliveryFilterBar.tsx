import { SearchOutlined } from '@ant-design/icons'
import { Input, Segmented, Select } from 'antd'
import { useCallback } from 'react'
import type { DeliveryVerdict, Outcome } from '../api/types'
import { useWords } from '../i18n/language'
import { useTyped } from '../ui/useTyped'
import { outcomes, ranges, verdicts, type DeliveryFilters } from './deliveryFilters'
import styles from './FilterBar.module.css'

const typingMs = 400

export function DeliveryFilterBar(props: {
  filters: DeliveryFilters
  onChange: (filters: DeliveryFilters) => void
}) {
  const { t } = useWords()
  const { filters, onChange } = props
  const words = t.deliveries
  const search = useCallback((query: string) => onChange({ ...filters, query }), [filters, onChange])
  const [typed, type] = useTyped(filters.query, search, typingMs)

  return (
    <div className={styles.bar} role="search">
      <Select
        aria-label={words.filter}
        className={styles.choice ?? ''}
        allowClear
        placeholder={words.anyVerdict}
        popupMatchSelectWidth={false}
        value={filters.verdict}
        options={verdicts.map((value) => ({ value, label: words.verdict[value] }))}
        onChange={(verdict?: DeliveryVerdict) => onChange({ ...filters, verdict })}
      />
      <Select
        aria-label={words.outcomeFilter}
        className={styles.choice ?? ''}
        allowClear
        placeholder={words.anyOutcome}
        popupMatchSelectWidth={false}
        value={filters.outcome}
        options={outcomes.map((value) => ({ value, label: t.trace.outcomes[value] }))}
        onChange={(outcome?: Outcome) => onChange({ ...filters, outcome })}
      />
      <Segmented
        aria-label={words.rangeFilter}
        className={styles.range ?? ''}
        value={filters.range}
        options={ranges.map((value) => ({ value, label: words.ranges[value] }))}
        onChange={(range) => onChange({ ...filters, range })}
      />
      <Input
        aria-label={words.search}
        className={styles.search ?? ''}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={words.search}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  )
}
