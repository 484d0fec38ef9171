import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useUpdateChannel } from '../api/channels'
import type { Channel } from '../api/types'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Field } from '../ui/Field'
import { descriptionMax, draftOf, nameError, updateOf, type ChannelDraft } from './channelRules'
import styles from './form.module.css'

/** Name and description; how its noise is reduced has a page of its own. */
export function ChannelSettingsForm(props: { channel: Channel }) {
  const { t } = useWords()
  const form = t.channelForm
  const { channel } = props
  const update = useUpdateChannel()
  const tell = useTell()
  const [draft, setDraft] = useState(() => draftOf(channel))
  const set = (change: Partial<ChannelDraft>) => setDraft({ ...draft, ...change })
  const wrong = nameError(draft.name, t)
  const same = JSON.stringify(draft) === JSON.stringify(draftOf(channel))

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === undefined && !same)
          update.mutate(updateOf(channel, draft), { onSuccess: () => tell.done(t.app.saved) })
      }}
    >
      <fieldset className={styles.section}>
        <legend>{form.basics}</legend>
        <Field label={form.name} error={wrong}>
          {(wiring) => (
            <Input {...wiring} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label={`${form.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={descriptionMax}
              value={draft.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
      </fieldset>
      <p className={styles.help}>
        {form.noiseElsewhere}{' '}
        <Link to={paths.channel(channel.channel_id, 'noise')} className={styles.inText}>
          {t.noise.tab}
        </Link>
      </p>
      {update.isError && <Failure error={update.error} />}
      <div className={styles.actions}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={wrong !== undefined || same}
          loading={update.isPending && { delay: 300 }}
        >
          {t.app.save}
        </Button>
        {(wrong !== undefined || same) && (
          <span className="soft">{wrong !== undefined ? t.app.fixFirst : t.app.nothingToSave}</span>
        )}
      </div>
    </form>
  )
}
