import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useCreateMappingTable } from '../api/mapping'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import form from './form.module.css'
import { mappingLimits, tableFaults } from './mappingFaults'

/** Its labels are chosen once and for all. */
export function NewMappingTableForm(props: { onCancel: () => void; onCreated: (id: string) => void }) {
  const { t } = useWords()
  const words = t.mapping.form
  const create = useCreateMappingTable()
  const [draft, setDraft] = useState({
    name: '',
    description: '',
    sources: [] as string[],
    results: [] as string[],
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const faults = tableFaults(draft, t)
  const wrong = Object.values(faults).some((each) => each !== undefined)
  const tags = (field: 'sources' | 'results', label: string, help: string) => (
    <Field label={label} help={help} error={tried ? faults[field] : undefined}>
      {(wiring) => (
        <Select
          {...wiring}
          mode="tags"
          open={false}
          suffix={null}
          placeholder={words.hint}
          onInputKeyDown={leaveByTab}
          tokenSeparators={[',', ' ']}
          value={draft[field]}
          onChange={(labels: string[]) => set({ [field]: labels })}
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
        if (!wrong && !create.isPending)
          create.mutate(
            {
              schema_name: draft.name.trim(),
              description: draft.description.trim(),
              source_labels: draft.sources,
              result_labels: draft.results,
            },
            { onSuccess: ({ schema_id }) => props.onCreated(schema_id) },
          )
      }}
    >
      <Field label={words.name} error={tried ? faults.name : undefined}>
        {(wiring) => (
          <Input {...wiring} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      {tags('sources', words.source, words.sourceHelp)}
      {tags('results', words.result, words.resultHelp)}
      <Field label={`${words.description} (${t.app.optional})`}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={mappingLimits.description}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
      {create.isError && <Failure error={create.error} />}
      <div className={form.actions}>
        <Button type="primary" htmlType="submit" loading={create.isPending && { delay: 300 }}>
          {words.create}
        </Button>
        <Button onClick={props.onCancel}>{words.cancel}</Button>
      </div>
    </form>
  )
}
