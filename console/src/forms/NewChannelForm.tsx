import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCreateChannel } from '../api/channels'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { nameError, nameMax, descriptionMax } from './channelRules'
import styles from './form.module.css'

export function NewChannelForm(props: { onCreated: (id: number) => void; onCancel: () => void }) {
  const { t } = useWords()
  const create = useCreateChannel()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [tried, setTried] = useState(false)
  const error = nameError(name, t)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (error !== undefined) return
        create.mutate(
          { channel_name: name.trim(), description: description.trim() },
          { onSuccess: ({ channel_id }) => props.onCreated(channel_id) },
        )
      }}
    >
      <Field
        label={t.channelForm.name}
        help={t.channelForm.nameHelp}
        error={tried || name.length > nameMax ? error : undefined}
      >
        {(wiring) => (
          <Input {...wiring} autoFocus value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={`${t.channelForm.description} (${t.app.optional})`}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={descriptionMax}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      {create.isError && <Failure error={create.error} />}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={create.isPending && { delay: 300 }}>
          {t.channels.create}
        </Button>
        <Button onClick={props.onCancel}>{t.app.cancel}</Button>
      </div>
    </form>
  )
}
