import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useChannels } from '../api/channels'
import { useTeams } from '../api/people'
import { useSaveWebhook, type Webhook, type WebhookKind } from '../api/webhooks'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { ChannelChoice } from './ChannelChoice'
import form from './form.module.css'
import styles from './RuleForm.module.css'
import { fieldsOf, webhookDraft, webhookEvents, webhookFaults, type WebhookFields } from './webhookDraft'

interface Props {
  /** Left out for a new one. */
  webhook?: Webhook | undefined
  onCancel: () => void
  /** With the secret the server made, which it tells this once. */
  onDone: (secret: string | undefined) => void
}

/** Who is told what, and how. */
export function WebhookForm({ webhook, onCancel, onDone }: Props) {
  const { t } = useWords()
  const words = t.webhooks.form
  const save = useSaveWebhook()
  const channels = useChannels()
  const teams = useTeams()
  const [fields, setFields] = useState(() => fieldsOf(webhook))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<WebhookFields>) => setFields({ ...fields, ...change })
  const faults = webhookFaults(fields, t)
  const book = useMemo(
    () => new Map((channels.data?.items ?? []).map((each) => [each.channel_id, each])),
    [channels.data],
  )
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.values(faults).some((each) => each !== undefined) || save.isPending) return
        save.mutate(webhookDraft(fields, webhook), { onSuccess: (made) => onDone(made.secret) })
      }}
    >
      {webhook === undefined && (
        <Field label={words.kind}>
          {(wiring) => (
            <Segmented
              {...wiring}
              aria-label={words.kind}
              value={fields.kind}
              options={(['incident', 'alert'] as WebhookKind[]).map((value) => ({
                value,
                label: t.webhooks.kinds[value],
              }))}
              onChange={(kind) => set({ kind, events: [] })}
            />
          )}
        </Field>
      )}
      <Field label={words.name} error={tried ? faults.name : undefined}>
        {(wiring) => (
          <Input {...wiring} value={fields.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field label={words.endpoint} help={words.endpointHelp} error={tried ? faults.endpoint : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            className={styles.mono ?? ''}
            spellCheck={false}
            autoComplete="off"
            placeholder="https://example.org/quell"
            value={fields.endpoint}
            onChange={(event) => set({ endpoint: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.events} help={words.eventsHelp[fields.kind]}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="multiple"
            placeholder={t.webhooks.log.anyEvent}
            showSearch={{ optionFilterProp: 'label' }}
            value={fields.events}
            options={webhookEvents[fields.kind].map((value) => ({
              value,
              label: t.webhooks.types[value] ?? value,
            }))}
            onChange={(events: string[]) => set({ events })}
          />
        )}
      </Field>
      <Field label={words.channels} help={words.channelsHelp}>
        {(wiring) => (
          <ChannelChoice
            wiring={wiring}
            book={book}
            value={fields.channels}
            onChange={(ids) => set({ channels: ids })}
          />
        )}
      </Field>
      {teams.data !== null && (
        <Field label={words.team} help={words.teamHelp}>
          {(wiring) => (
            <Select
              {...wiring}
              value={fields.team}
              options={[
                { value: 0, label: words.everybody },
                ...(teams.data ?? []).map((each) => ({ value: each.team_id, label: each.team_name })),
              ]}
              onChange={(team: number) => set({ team })}
            />
          )}
        </Field>
      )}
      <Headers headers={fields.headers} onChange={(headers) => set({ headers })} />
      <Field
        label={`${words.secret} (${t.app.optional})`}
        help={webhook === undefined ? words.secretNew : words.secretKept}
        error={tried ? faults.secret : undefined}
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            autoComplete="new-password"
            value={fields.secret}
            onChange={(event) => set({ secret: event.target.value })}
          />
        )}
      </Field>
      {fields.kind === 'incident' && (
        <Field
          label={`${words.body} (${t.app.optional})`}
          help={words.bodyHelp}
          error={tried ? faults.body : undefined}
        >
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              className={styles.mono ?? ''}
              spellCheck={false}
              autoSize={{ minRows: 3, maxRows: 16 }}
              placeholder={'{"text": "{{incident.title}}", "labels": "{{incident.labels}}"}'}
              value={fields.body}
              onChange={(event) => set({ body: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={words.retry} help={words.retryHelp} error={faults.retry}>
        {(wiring) => <InputNumber {...wiring} value={fields.retry} onChange={(retry) => set({ retry })} />}
      </Field>
      <Field label={words.timeout} help={words.timeoutHelp} error={faults.timeout}>
        {(wiring) => (
          <InputNumber {...wiring} value={fields.timeout} onChange={(timeout) => set({ timeout })} />
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

interface HeadersProps {
  headers: [name: string, value: string][]
  onChange: (headers: [name: string, value: string][]) => void
}

function Headers({ headers, onChange }: HeadersProps) {
  const { t, format } = useWords()
  const words = t.webhooks.form
  return (
    <fieldset className={form.plain}>
      <legend>{`${words.headers} (${t.app.optional})`}</legend>
      {headers.map(([name, value], index) => (
        <div key={index} className={styles.label}>
          <Input
            className={styles.mono ?? ''}
            aria-label={words.headerName(format.number(index + 1))}
            placeholder="Authorization"
            autoComplete="off"
            value={name}
            onChange={(event) => onChange(headers.with(index, [event.target.value, value]))}
          />
          <Input
            className={styles.mono ?? ''}
            aria-label={words.headerValue(format.number(index + 1))}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(headers.with(index, [name, event.target.value]))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeHeader(name || format.number(index + 1))}
            onClick={() => onChange(headers.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div>
        <Button icon={<PlusOutlined />} onClick={() => onChange([...headers, ['', '']])}>
          {words.addHeader}
        </Button>
      </div>
    </fieldset>
  )
}
