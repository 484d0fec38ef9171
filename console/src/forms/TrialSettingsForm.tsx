import { InputNumber } from 'antd'
import { useState } from 'react'
import type { ChannelWithNoise, NoiseSettings } from '../api/noiseReportTypes'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { draftErrors, draftOf, updateOf, type ChannelDraft } from './channelRules'
import form from './form.module.css'
import { GroupingFields } from './GroupingFields'

interface Props {
  channel: ChannelWithNoise
  start: NoiseSettings
  /** Nothing while what was typed cannot be tried. */
  onChange: (settings: NoiseSettings | undefined) => void
}

/** Grouping and merging to try, beginning with what was handed over. */
export function TrialSettingsForm({ channel, start, onChange }: Props) {
  const { t, format } = useWords()
  const words = t.channelForm
  const [base] = useState(() => ({ ...channel, ...start }))
  const [draft, setDraft] = useState(() => draftOf(base))
  const errors = draftErrors(draft, t, format)
  const set = (change: Partial<ChannelDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    const wrong = Object.values(draftErrors(next, t, format)).some((error) => error !== undefined)
    const { group, merge_window_minutes } = updateOf(base, next)
    onChange(wrong ? undefined : { ...start, group, merge_window_minutes })
  }
  return (
    <div className={form.form}>
      <GroupingFields draft={draft} errors={errors} set={set} />
      <Field label={words.mergeWindow} help={words.mergeHelp} error={errors.merge}>
        {(wiring) => (
          <InputNumber
            {...wiring}
            value={draft.mergeMinutes}
            onChange={(mergeMinutes) => set({ mergeMinutes })}
          />
        )}
      </Field>
    </div>
  )
}
