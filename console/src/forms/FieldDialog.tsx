import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useSaveField, type FieldType } from '../api/fields'
import type { CustomField } from '../api/moves'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import {
  fieldBody,
  fieldDraftOf,
  fieldFaults,
  fieldLimits,
  isChoice,
  newField,
  type FieldDraft,
} from './fieldDraft'
import form from './form.module.css'

interface Props {
  /** Absent for a new one. */
  field: CustomField | undefined
  onClose: () => void
}

/** What is asked of every incident; how it is called inside and its kind are for good. */
export function FieldDialog({ field, onClose }: Props) {
  const { t } = useWords()
  const words = t.fields
  const save = useSaveField()
  const tell = useTell()
  const [draft, setDraft] = useState(field === undefined ? newField : fieldDraftOf(field))
  const [strict, setStrict] = useState(false)
  const set = (change: Partial<FieldDraft>) => setDraft({ ...draft, ...change })
  const found = fieldFaults(draft, t)
  const faults = strict ? found : {}
  const store = () => {
    setStrict(true)
    if (Object.keys(found).length > 0) return
    save.mutate(fieldBody(draft, field?.field_id), {
      onSuccess: () => {
        tell.done(t.app.saved)
        onClose()
      },
    })
  }
  const types = Object.keys(words.types) as FieldType[]
  return (
    <Modal
      open
      title={field === undefined ? words.create : words.edit}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={save.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <Field label={words.display} error={faults.display_name}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={fieldLimits.display}
              value={draft.display}
              onChange={(event) => set({ display: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.name} help={words.nameHelp} error={faults.field_name}>
          {(wiring) => (
            <Input
              {...wiring}
              className="mono"
              spellCheck={false}
              disabled={field !== undefined}
              maxLength={fieldLimits.name}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.type} help={field === undefined ? words.typeHelp : undefined}>
          {(wiring) => (
            <Select
              {...wiring}
              disabled={field !== undefined}
              value={draft.type}
              options={types.map((value) => ({ value, label: words.types[value] }))}
              onChange={(type: FieldType) => set({ type, preset: null })}
            />
          )}
        </Field>
        {isChoice(draft.type) && (
          <Field label={words.options} help={words.optionsHelp} error={faults.options}>
            {(wiring) => (
              <Select
                {...wiring}
                mode="tags"
                open={false}
                suffix={null}
                tokenSeparators={[',', '，', ';']}
                onInputKeyDown={leaveByTab}
                value={draft.options}
                onChange={(options: string[]) => set({ options })}
              />
            )}
          </Field>
        )}
        <PresetField draft={draft} onChange={set} />
        <Field label={`${words.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={fieldLimits.description}
              value={draft.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}

interface PresetProps {
  draft: FieldDraft
  onChange: (change: Partial<FieldDraft>) => void
}

/** What a new incident says in it by itself. */
function PresetField({ draft, onChange }: PresetProps) {
  const { t } = useWords()
  const words = t.fields
  const { type, preset } = draft
  const choices = draft.options.map((value) => ({ value, label: value }))
  return (
    <Field label={`${words.preset} (${t.app.optional})`}>
      {(wiring) =>
        type === 'checkbox' ? (
          <Radio.Group
            {...wiring}
            value={preset}
            options={[
              { value: null, label: words.none },
              { value: true, label: words.yes },
              { value: false, label: words.no },
            ]}
            onChange={(event) => onChange({ preset: event.target.value as boolean | null })}
          />
        ) : type === 'text' ? (
          <Input
            {...wiring}
            maxLength={fieldLimits.text}
            value={typeof preset === 'string' ? preset : ''}
            onChange={(event) => onChange({ preset: event.target.value })}
          />
        ) : type === 'single_select' ? (
          <Select
            {...wiring}
            allowClear
            value={typeof preset === 'string' ? preset : undefined}
            options={choices}
            onChange={(value?: string) => onChange({ preset: value ?? null })}
          />
        ) : (
          <Select
            {...wiring}
            mode="multiple"
            onInputKeyDown={leaveByTab}
            value={Array.isArray(preset) ? preset : []}
            options={choices}
            onChange={(value: string[]) => onChange({ preset: value })}
          />
        )
      }
    </Field>
  )
}
