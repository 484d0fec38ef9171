import { Checkbox, Select } from 'antd'
import { useId } from 'react'
import { useMove } from '../api/incidents'
import { moves, useCustomFields, type CustomField } from '../api/moves'
import type { FieldValue, Incident } from '../api/types'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { fieldText } from './fieldText'
import styles from './FieldsInPlace.module.css'
import { FieldTextEditor } from './FieldTextEditor'

/** What people want to know of every incident, changed where it stands. */
export function FieldsInPlace({ incident, editable }: { incident: Incident; editable: boolean }) {
  const { t } = useWords()
  const fields = useCustomFields()
  if (fields.data === undefined || fields.data.length === 0) return null
  return (
    <>
      <h2>{t.moves.fields}</h2>
      <div className={styles.fields}>
        {fields.data.map((each) => (
          <OneField key={each.field_id} field={each} incident={incident} editable={editable} />
        ))}
      </div>
    </>
  )
}

function OneField(props: { field: CustomField; incident: Incident; editable: boolean }) {
  const { t } = useWords()
  const id = useId()
  const move = useMove()
  const tell = useTell()
  const { field, incident, editable } = props
  const value = incident.fields?.[field.field_name] ?? null
  const save = (next: FieldValue) =>
    move.mutate(moves.field(incident.incident_id, field.field_name, next), { onError: tell.failed })
  const options = field.options.map((each) => ({ value: each, label: each }))
  return (
    <div className={styles.field}>
      <label htmlFor={id} title={field.description}>
        {field.display_name}
      </label>
      {!editable ? (
        <span id={id}>{fieldText(value, t)}</span>
      ) : field.field_type === 'checkbox' ? (
        <Checkbox id={id} checked={value === true} onChange={(event) => save(event.target.checked)} />
      ) : field.field_type === 'single_select' ? (
        <Select
          id={id}
          allowClear
          placeholder={t.moves.noValue}
          value={typeof value === 'string' ? value : undefined}
          options={options}
          onChange={(next?: string) => save(next ?? null)}
        />
      ) : field.field_type === 'multi_select' ? (
        <Select
          id={id}
          mode="multiple"
          placeholder={t.moves.noValue}
          value={Array.isArray(value) ? value : []}
          options={options}
          onChange={(next: string[]) => save(next.length === 0 ? null : next)}
        />
      ) : (
        <FieldTextEditor id={id} value={typeof value === 'string' ? value : ''} onSave={save} />
      )}
    </div>
  )
}
