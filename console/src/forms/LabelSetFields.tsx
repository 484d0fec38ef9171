import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/language'
import styles from './RuleForm.module.css'

/** Labels and what each becomes; a name written twice or not yet stays here until it can be taken. */
export function LabelSetFields(props: {
  start: Record<string, string>
  onChange: (labels: Record<string, string>) => void
}) {
  const { t, format } = useWords()
  const words = t.processing.form
  const [rows, setRows] = useState<[name: string, value: string][]>(() => {
    const entries = Object.entries(props.start)
    return entries.length === 0 ? [['', '']] : entries
  })
  const set = (next: [string, string][]) => {
    setRows(next)
    props.onChange(
      Object.fromEntries(
        next.filter(([name]) => name.trim() !== '').map(([name, value]) => [name.trim(), value]),
      ),
    )
  }
  const names = rows.map(([name]) => name.trim())
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index)
  return (
    <>
      {rows.map(([name, value], index) => (
        <div key={index} className={styles.label}>
          <Input
            className={styles.mono ?? ''}
            aria-label={words.labelName(format.number(index + 1))}
            placeholder={words.labelNameHint}
            spellCheck={false}
            autoComplete="off"
            value={name}
            onChange={(event) => set(rows.with(index, [event.target.value, value]))}
          />
          <Input
            className={styles.mono ?? ''}
            aria-label={words.labelValue(format.number(index + 1))}
            placeholder={words.labelValueHint}
            spellCheck={false}
            autoComplete="off"
            value={value}
            onChange={(event) => set(rows.with(index, [name, event.target.value]))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeLabel(name || format.number(index + 1))}
            onClick={() => set(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      {twice !== undefined && <p className={styles.fault}>{t.processing.faults.twice(twice)}</p>}
      <div>
        <Button icon={<PlusOutlined />} onClick={() => set([...rows, ['', '']])}>
          {words.addLabel}
        </Button>
      </div>
    </>
  )
}
