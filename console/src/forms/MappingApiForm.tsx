import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useSaveMappingApi } from '../api/mapping'
import type { MappingApi } from '../api/mappingTypes'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import form from './form.module.css'
import { mappingLimits, urlFault } from './mappingFaults'
import styles from './RuleForm.module.css'

interface Props {
  /** Left out for a new one. */
  api?: MappingApi | undefined
  onCancel: () => void
  onDone: () => void
}

interface Draft {
  name: string
  url: string
  description: string
  headers: [name: string, value: string][]
  timeout: number | null
  retry: boolean
  insecure: boolean
  lookup: string[]
}

/** How an API is asked. */
export function MappingApiForm({ api, onCancel, onDone }: Props) {
  const { t, format } = useWords()
  const words = t.mapping
  const save = useSaveMappingApi()
  const [draft, setDraft] = useState<Draft>({
    name: api?.api_name ?? '',
    url: api?.url ?? '',
    description: api?.description ?? '',
    headers: Object.entries(api?.headers ?? {}),
    timeout: api?.timeout ?? 2,
    retry: (api?.retry_count ?? 0) > 0,
    insecure: api?.insecure_skip_verify ?? false,
    lookup: api?.lookup_labels ?? [],
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const name =
    draft.name.trim() === ''
      ? words.form.apiNameMissing
      : draft.name.length > mappingLimits.apiName
        ? words.form.long(String(mappingLimits.apiName))
        : undefined
  const url = urlFault(draft.url, t)
  const timeout =
    draft.timeout !== null && Number.isInteger(draft.timeout) && draft.timeout >= 1 && draft.timeout <= 3
      ? undefined
      : t.channelForm.range('1', '3')
  const wrong = (name ?? url ?? timeout) !== undefined
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong || save.isPending) return
        save.mutate(
          {
            ...(api === undefined ? {} : { api_id: api.api_id }),
            api_name: draft.name.trim(),
            url: draft.url.trim(),
            description: draft.description.trim(),
            headers: Object.fromEntries(
              draft.headers.flatMap(([name, value]) => (name.trim() === '' ? [] : [[name.trim(), value]])),
            ),
            timeout: draft.timeout ?? 2,
            retry_count: draft.retry ? 1 : 0,
            insecure_skip_verify: draft.insecure,
            lookup_labels: draft.lookup,
          },
          { onSuccess: onDone },
        )
      }}
    >
      <Field label={words.form.name} error={tried ? name : undefined}>
        {(wiring) => (
          <Input {...wiring} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field label={words.api.url} help={words.api.urlHelp} error={tried ? url : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            className={styles.mono ?? ''}
            spellCheck={false}
            autoComplete="off"
            placeholder="https://cmdb.example/lookup"
            value={draft.url}
            onChange={(event) => set({ url: event.target.value })}
          />
        )}
      </Field>
      <fieldset className={form.plain}>
        <legend>{words.api.headers}</legend>
        {draft.headers.map(([name, value], index) => (
          <div key={index} className={styles.label}>
            <Input
              className={styles.mono ?? ''}
              aria-label={words.api.headerName(format.number(index + 1))}
              placeholder={words.api.headerNameHint}
              autoComplete="off"
              value={name}
              onChange={(event) => set({ headers: draft.headers.with(index, [event.target.value, value]) })}
            />
            <Input
              className={styles.mono ?? ''}
              aria-label={words.api.headerValue(format.number(index + 1))}
              placeholder={words.api.headerValueHint}
              autoComplete="off"
              value={value}
              onChange={(event) => set({ headers: draft.headers.with(index, [name, event.target.value]) })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={words.api.removeHeader(name || format.number(index + 1))}
              onClick={() => set({ headers: draft.headers.toSpliced(index, 1) })}
            />
          </div>
        ))}
        <div>
          <Button icon={<PlusOutlined />} onClick={() => set({ headers: [...draft.headers, ['', '']] })}>
            {words.api.addHeader}
          </Button>
        </div>
      </fieldset>
      <Field label={`${words.api.lookup} (${t.app.optional})`} help={words.api.lookupHelp}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            open={false}
            suffix={null}
            placeholder={words.form.hint}
            onInputKeyDown={leaveByTab}
            tokenSeparators={[',', ' ']}
            value={draft.lookup}
            onChange={(lookup: string[]) => set({ lookup })}
          />
        )}
      </Field>
      <Field label={words.api.timeout} help={words.api.timeoutHelp} error={timeout}>
        {(wiring) => (
          <InputNumber {...wiring} value={draft.timeout} onChange={(timeout) => set({ timeout })} />
        )}
      </Field>
      <Checkbox checked={draft.retry} onChange={(event) => set({ retry: event.target.checked })}>
        {words.api.retries}
      </Checkbox>
      <div>
        <Checkbox checked={draft.insecure} onChange={(event) => set({ insecure: event.target.checked })}>
          {words.api.insecure}
        </Checkbox>
        <p className={form.help}>{words.api.insecureHelp}</p>
      </div>
      <Field label={`${words.form.description} (${t.app.optional})`}>
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
      {save.isError && <Failure error={save.error} />}
      <div className={form.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending && { delay: 300 }}>
          {t.app.save}
        </Button>
        <Button onClick={onCancel}>{t.app.cancel}</Button>
      </div>
    </form>
  )
}
