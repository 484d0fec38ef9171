import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useChannels } from '../api/channels'
import { useMove } from '../api/incidents'
import { moves } from '../api/moves'
import { usePeople } from '../api/people'
import type { Severity } from '../api/types'
import { Failure } from '../components/Failure'
import { SeverityMark } from '../components/SeverityMark'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { PeopleSelect } from './PeopleSelect'

const severities: Severity[] = ['Critical', 'Warning', 'Info']

/** Opening an incident that no alert tells of. */
export function NewIncidentDialog(props: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useWords()
  const words = t.moves.create
  const move = useMove()
  const tell = useTell()
  const channels = useChannels()
  const { people } = usePeople()
  const [severity, setSeverity] = useState<Severity>('Warning')
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [channel, setChannel] = useState(0)
  const [to, setTo] = useState<number[]>([])
  const store = () =>
    move.mutate(
      moves.create({
        incident_severity: severity,
        title: title.trim(),
        description: description.trim(),
        channel_id: channel,
        ...(to.length > 0 ? { assigned_to: { person_ids: to } } : {}),
      }),
      {
        onSuccess: (made) => {
          tell.done(words.done)
          props.onDone(made?.incident_id ?? '')
        },
      },
    )
  return (
    <Modal
      open
      width={560}
      title={words.title}
      okText={words.submit}
      cancelText={t.app.cancel}
      confirmLoading={move.isPending}
      onOk={store}
      onCancel={props.onClose}
    >
      <div className={form.form}>
        <p className={form.help}>{words.text}</p>
        <Field label={t.moves.texts.title} help={words.titleHelp}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={512}
              placeholder={t.moves.hints.title}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Radio.Group
          aria-label={t.moves.severity}
          value={severity}
          onChange={(event) => setSeverity(event.target.value as Severity)}
          options={severities.map((each) => ({ value: each, label: <SeverityMark severity={each} /> }))}
        />
        <Field label={`${t.moves.texts.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={6144}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.channel} help={words.channelHelp}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              value={channel}
              options={[
                { value: 0, label: words.noChannel },
                ...(channels.data?.items ?? []).map((each) => ({
                  value: each.channel_id,
                  label: each.channel_name,
                })),
              ]}
              onChange={setChannel}
            />
          )}
        </Field>
        <Field label={`${words.assign} (${t.app.optional})`} help={words.assignHelp}>
          {(wiring) => <PeopleSelect {...wiring} people={people} value={to} onChange={setTo} />}
        </Field>
        {move.isError && <Failure error={move.error} />}
      </div>
    </Modal>
  )
}
