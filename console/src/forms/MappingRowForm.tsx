import { Button, Input } from 'antd'
import { useState } from 'react'
import { usePutMappingRow } from '../api/mapping'
import type { MappingRow, MappingTable } from '../api/mappingTypes'
import { Failure } from '../components/Failure'
import { IfMay } from '../components/IfMay'
import { ReadOnly } from '../components/ReadOnly'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import form from './form.module.css'
import { mappingLimits } from './mappingFaults'

interface Props {
  table: MappingTable
  /** Left out for a new one. */
  row?: MappingRow | undefined
  onDone: () => void
}

/** One row: the values it is found by, and what it gives. */
export function MappingRowForm({ table, row, onDone }: Props) {
  const { t } = useWords()
  const words = t.mapping
  const put = usePutMappingRow(table.schema_id)
  const [fields, setFields] = useState<Record<string, string>>(row?.fields ?? {})
  const [tried, setTried] = useState(false)
  const fault = (name: string, needed: boolean) => {
    const value = fields[name] ?? ''
    if (value.length > mappingLimits.value) return words.table.longValue
    return needed && value === '' ? words.table.missing : undefined
  }
  const all = [...table.source_labels, ...table.result_labels]
  const wrong = all.some((name) => fault(name, table.source_labels.includes(name)) !== undefined)
  const input = (name: string, needed: boolean) => (
    <Field key={name} label={name} error={tried || !needed ? fault(name, needed) : undefined}>
      {(wiring) => (
        <Input.TextArea
          {...wiring}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={fields[name] ?? ''}
          onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong || put.isPending) return
        put.mutate(
          {
            fields: Object.fromEntries(all.map((name) => [name, fields[name] ?? ''])),
            ...(row === undefined ? {} : { replaces: row.key }),
          },
          { onSuccess: onDone },
        )
      }}
    >
      <ReadOnly unless="mappings:manage">
        <fieldset className={form.section}>
          <legend>{words.tables.columns.looks}</legend>
          <IfMay permission="mappings:manage">
            <p className={form.help}>{words.table.replaces}</p>
          </IfMay>
          {table.source_labels.map((name) => input(name, true))}
        </fieldset>
        <fieldset className={form.section}>
          <legend>{words.tables.columns.gives}</legend>
          {table.result_labels.map((name) => input(name, false))}
        </fieldset>
      </ReadOnly>
      {put.isError && <Failure error={put.error} />}
      <IfMay
        permission="mappings:manage"
        otherwise={<Notice title={t.people.onlyLook} text={t.people.onlyLookText} />}
      >
        <div className={form.actions}>
          <Button type="primary" htmlType="submit" loading={put.isPending && { delay: 300 }}>
            {t.app.save}
          </Button>
          <Button onClick={onDone}>{t.app.cancel}</Button>
        </div>
      </IfMay>
    </form>
  )
}
