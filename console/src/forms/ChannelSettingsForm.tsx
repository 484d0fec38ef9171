import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useUpdateChannel } from '../api/channels'
import type { Channel } from '../api/types'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { descriptionMax, draftErrors, draftOf, updateOf, type ChannelDraft } from './channelRules'
import styles from './form.module.css'
import { GroupingFields } from './GroupingFields'

export function ChannelSettingsForm(props: { channel: Channel }) {
  const { t, format } = useWords()
  const form = t.channelForm
  const { channel } = props
  const update = useUpdateChannel()
  const tell = useTell()
  const [draft, setDraft] = useState(() => draftOf(channel))
  const set = (change: Partial<ChannelDraft>) => setDraft({ ...draft, ...change })
  const errors = draftErrors(draft, t, format)
  const wrong = Object.values(errors).some((error) => error !== undefined)
  const same = JSON.stringify(draft) === JSON.stringify(draftOf(channel))

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong && !same)
          update.mutate(updateOf(channel, draft), { onSuccess: () => tell.done(t.app.saved) })
      }}
    >
      <fieldset className={styles.section}>
        <legend>{form.basics}</legend>
        <Field label={form.name} error={errors.name}>
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
      <GroupingFields draft={draft} errors={errors} set={set} />
      <fieldset className={styles.section}>
        <legend>{form.merging}</legend>
        <Field label={form.mergeWindow} help={form.mergeHelp} error={errors.merge}>
          {(wiring) => (
            <InputNumber
              {...wiring}
              value={draft.mergeMinutes}
              onChange={(mergeMinutes) => set({ mergeMinutes })}
            />
          )}
        </Field>
      </fieldset>
      <fieldset className={styles.section}>
        <legend>{form.autoResolve}</legend>
        <Checkbox checked={draft.resolveOn} onChange={(event) => set({ resolveOn: event.target.checked })}>
          {form.autoResolveOn}
        </Checkbox>
        {draft.resolveOn && (
          <div className={styles.indent}>
            <Field label={form.autoResolveMinutes} help={form.autoResolveHelp} error={errors.resolve}>
              {(wiring) => (
                <InputNumber
                  {...wiring}
                  value={draft.resolveMinutes}
                  onChange={(resolveMinutes) => set({ resolveMinutes })}
                />
              )}
            </Field>
          </div>
        )}
      </fieldset>
      {update.isError && <Failure error={update.error} />}
      <div className={styles.actions}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={wrong || same}
          loading={update.isPending && { delay: 300 }}
        >
          {t.app.save}
        </Button>
        {(wrong || same) && <span className="soft">{wrong ? t.app.fixFirst : t.app.nothingToSave}</span>}
      </div>
    </form>
  )
}
