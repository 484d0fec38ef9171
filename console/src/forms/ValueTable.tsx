import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/language'
import { statuses, type ValueRow } from './mapping'
import styles from './MappingEditor.module.css'

/** Values of the source and what each becomes here; half-filled rows stay until they can be written. */
export function ValueTable(props: { start: ValueRow[]; onChange: (rows: ValueRow[]) => void }) {
  const { t } = useWords()
  const words = t.center.mapping
  const [rows, setRows] = useState(props.start)
  const set = (next: ValueRow[]) => {
    setRows(next)
    props.onChange(next)
  }
  const change = (at: number, row: Partial<ValueRow>) =>
    set(rows.map((each, index) => (index === at ? { ...each, ...row } : each)))
  return (
    <div className={styles.rows}>
      {rows.length === 0 ? (
        <p className={styles.note}>{words.noValues}</p>
      ) : (
        <div className={`${styles.value} ${styles.columns}`} aria-hidden="true">
          <span>{words.path}</span>
          <span>{words.value}</span>
          <span>{words.becomes}</span>
        </div>
      )}
      {rows.map((row, index) => (
        <div key={index} className={styles.value}>
          <span className={styles.template}>
            <Input
              aria-label={words.pathOf(String(index + 1))}
              placeholder={words.path}
              spellCheck={false}
              autoComplete="off"
              value={row.path}
              onChange={(event) => change(index, { path: event.target.value })}
            />
          </span>
          <span className={styles.template}>
            <Input
              aria-label={words.valueOf(String(index + 1))}
              placeholder={words.value}
              spellCheck={false}
              autoComplete="off"
              value={row.value}
              onChange={(event) => change(index, { value: event.target.value })}
            />
          </span>
          <Select
            aria-label={words.statusOf(String(index + 1))}
            value={row.status}
            options={[...new Set([...statuses, row.status])].map((value) => ({
              value,
              label: value in t.severity ? t.severity[value as keyof typeof t.severity] : value,
            }))}
            onChange={(status: string) => change(index, { status })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeValue(String(index + 1))}
            onClick={() => set(rows.filter((_row, at) => at !== index))}
          />
        </div>
      ))}
      <div className={styles.add}>
        <Button
          icon={<PlusOutlined />}
          onClick={() => set([...rows, { path: rows.at(-1)?.path ?? '', value: '', status: 'Critical' }])}
        >
          {words.addValue}
        </Button>
      </div>
    </div>
  )
}
