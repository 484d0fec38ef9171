import { SearchOutlined } from '@ant-design/icons'
import { Input, Segmented, Select } from 'antd'
import { useCallback } from 'react'
import { useWords } from '../i18n/language'
import { useTyped } from '../ui/useTyped'
import styles from './FilterBar.module.css'
import { conditions, scopes, type Condition, type IntegrationFilters } from './integrationFilters'

const typingMs = 250

export function IntegrationFilterBar(props: {
  filters: IntegrationFilters
  categories: string[]
  onChange: (filters: IntegrationFilters) => void
}) {
  const { t } = useWords()
  const { filters, onChange } = props
  const words = t.center
  const search = useCallback((query: string) => onChange({ ...filters, query }), [filters, onChange])
  const [typed, type] = useTyped(filters.query, search, typingMs)

  return (
    <div className={styles.bar} role="search">
      <Segmented
        aria-label={words.scope}
        className={styles.range ?? ''}
        value={filters.scope}
        options={scopes.map((value) => ({ value, label: words.scopes[value] }))}
        onChange={(scope) => onChange({ ...filters, scope })}
      />
      <Select
        aria-label={words.categoryFilter}
        className={styles.choice ?? ''}
        allowClear
        placeholder={words.anyCategory}
        popupMatchSelectWidth={false}
        value={filters.category === '' ? undefined : filters.category}
        options={props.categories.map((value) => ({ value, label: t.integrations.category[value] ?? value }))}
        onChange={(category?: string) => onChange({ ...filters, category: category ?? '' })}
      />
      <Select
        aria-label={words.statusFilter}
        className={styles.choice ?? ''}
        allowClear
        placeholder={words.anyStatus}
        popupMatchSelectWidth={false}
        value={filters.condition}
        options={conditions.map((value) => ({ value, label: words.conditions[value] }))}
        onChange={(condition?: Condition) => onChange({ ...filters, condition })}
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
