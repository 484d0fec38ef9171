import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../i18n/language'
import { targets, type FieldDraft, type LabelRow } from './mapping'
import styles from './MappingEditor.module.css'

const examples = {
  title: '{{service}}: {{message}}',
  event_status: '{{severity}}',
  description: '{{message}}',
  alert_key: '{{id}}',
}

/** Which value of the body fills which field; half-filled rows stay here until they can be written. */
export function FieldTable(props: { start: FieldDraft; onChange: (draft: FieldDraft) => void }) {
  const { t } = useWords()
  const words = t.center.mapping
  const id = useId()
  const [draft, setDraft] = useState(props.start)
  const set = (change: Partial<FieldDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    props.onChange(next)
  }
  const whole = draft.allLabels !== undefined
  return (
    <div className={styles.rows}>
      {targets.map((target) => (
        <div key={target} className={styles.target}>
          <label htmlFor={`${id}-${target}`}>{words.target[target]}</label>
          <span className={styles.template}>
            <Input
              id={`${id}-${target}`}
              aria-describedby={words.targetHelp[target] === '' ? undefined : `${id}-${target}-help`}
              spellCheck={false}
              autoComplete="off"
              placeholder={examples[target]}
              value={draft.fields[target]}
              onChange={(event) => set({ fields: { ...draft.fields, [target]: event.target.value } })}
            />
          </span>
          {words.targetHelp[target] !== '' && (
            <p id={`${id}-${target}-help`} className={styles.note}>
              {words.targetHelp[target]}
            </p>
          )}
        </div>
      ))}
      <div className={styles.labels} role="group" aria-label={words.labels}>
        <div className={styles.labelsHead}>
          <span>{words.labels}</span>
          <Segmented
            aria-label={words.labelsMode}
            value={whole ? 'all' : 'each'}
            options={[
              { value: 'each', label: words.eachLabel },
              { value: 'all', label: words.allLabels },
            ]}
            onChange={(mode) => set({ allLabels: mode === 'all' ? '' : undefined })}
          />
        </div>
        {whole ? (
          <span className={styles.template}>
            <Input
              aria-label={words.allLabelsTemplate}
              spellCheck={false}
              autoComplete="off"
              placeholder="{{labels}}"
              value={draft.allLabels}
              onChange={(event) => set({ allLabels: event.target.value })}
            />
          </span>
        ) : (
          <LabelRows rows={draft.labels} onChange={(labels) => set({ labels })} />
        )}
      </div>
    </div>
  )
}

function LabelRows(props: { rows: LabelRow[]; onChange: (rows: LabelRow[]) => void }) {
  const { t } = useWords()
  const words = t.center.mapping
  const { rows, onChange } = props
  const change = (at: number, row: Partial<LabelRow>) =>
    onChange(rows.map((each, index) => (index === at ? { ...each, ...row } : each)))
  return (
    <>
      {rows.length > 0 && (
        <div className={`${styles.label} ${styles.columns}`} aria-hidden="true">
          <span>{words.labelName}</span>
          <span>{words.template}</span>
        </div>
      )}
      {rows.map((row, index) => (
        <div key={index} className={styles.label}>
          <Input
            aria-label={words.labelNameOf(String(index + 1))}
            spellCheck={false}
            autoComplete="off"
            value={row.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <span className={styles.template}>
            <Input
              aria-label={words.labelTemplateOf(String(index + 1))}
              spellCheck={false}
              autoComplete="off"
              value={row.template}
              onChange={(event) => change(index, { template: event.target.value })}
            />
          </span>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeLabel(row.name || String(index + 1))}
            onClick={() => onChange(rows.filter((_row, at) => at !== index))}
          />
        </div>
      ))}
      <div className={styles.add}>
        <Button icon={<PlusOutlined />} onClick={() => onChange([...rows, { name: '', template: '' }])}>
          {words.addLabel}
        </Button>
      </div>
    </>
  )
}
