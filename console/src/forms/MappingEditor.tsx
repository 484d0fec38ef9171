import { Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../i18n/language'
import { FieldTable } from './FieldTable'
import { readFieldMapping, readValueMapping, writeFieldMapping, writeValueMapping } from './mapping'
import styles from './MappingEditor.module.css'
import { ValueTable } from './ValueTable'

interface Props {
  name: string
  label: string
  help: string | undefined
  error: string | undefined
  value: string
  onChange: (text: string) => void
}

/** A mapping as a table where it has one, else, or when asked for, as the JSON it is. */
export function MappingEditor(props: Props) {
  const { t } = useWords()
  const words = t.center.mapping
  const id = useId()
  const { name, value, onChange } = props
  const fields = name === 'field_mapping' ? readFieldMapping(value) : undefined
  const values = name === 'value_mapping' ? readValueMapping(value) : undefined
  const read = fields ?? values
  const [wanted, setWanted] = useState<'table' | 'json'>('table')
  const able = read !== undefined && 'draft' in read
  const table = able && wanted === 'table'
  const unable =
    able || read === undefined ? undefined : read.problem === 'json' ? words.notJson : words.shape
  const note = props.error ?? unable ?? props.help

  return (
    <fieldset
      className={styles.mapping}
      aria-describedby={`${id}-note`}
      data-fault={props.error !== undefined}
    >
      <legend className="visually-hidden">{props.label}</legend>
      <div className={styles.head}>
        <div className={styles.words}>
          <span className={styles.title} aria-hidden="true">
            {props.label}
          </span>
          <p
            id={`${id}-note`}
            className={props.error === undefined ? styles.help : styles.error}
            aria-live="polite"
          >
            {note}
          </p>
        </div>
        {read !== undefined && (
          <Segmented
            aria-label={words.view}
            value={table ? 'table' : 'json'}
            options={[
              { value: 'table', label: words.table, disabled: !able },
              { value: 'json', label: words.json },
            ]}
            onChange={(view) => setWanted(view === 'json' ? 'json' : 'table')}
          />
        )}
      </div>
      {table && fields !== undefined && 'draft' in fields && (
        <FieldTable start={fields.draft} onChange={(draft) => onChange(writeFieldMapping(draft))} />
      )}
      {table && values !== undefined && 'draft' in values && (
        <ValueTable start={values.draft} onChange={(rows) => onChange(writeValueMapping(rows))} />
      )}
      {!table && (
        <Input.TextArea
          aria-label={`${props.label}: ${words.json}`}
          aria-describedby={`${id}-note`}
          aria-invalid={props.error !== undefined}
          className={styles.code ?? ''}
          spellCheck={false}
          autoSize={{ minRows: 6, maxRows: 20 }}
          value={value}
          onChange={(event) => {
            setWanted('json')
            onChange(event.target.value)
          }}
        />
      )}
    </fieldset>
  )
}
