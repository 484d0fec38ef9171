import { useState } from 'react'
import { useChannelLabels } from '../api/noise'
import type { NoiseSettings } from '../api/noiseTypes'
import type { Channel } from '../api/types'
import { settingParts } from '../components/noiseDiff'
import { changedSettings } from '../components/settingsChanges'
import { useWords } from '../i18n/language'
import form from './form.module.css'
import { NoisePartFields } from './NoisePartFields'
import { allSettingsOf, settingErrors, settingsDraftOf, type SettingsDraft } from './noiseSettings'

interface Props {
  channel: Channel
  start: NoiseSettings
  /** What differs from the channel; nothing while what was typed cannot be tried. */
  onChange: (settings: NoiseSettings | undefined) => void
}

/** Every setting to try, with the fields it is edited with, beginning with what was handed over. */
export function TrialSettingsForm({ channel, start, onChange }: Props) {
  const { t, format } = useWords()
  const labels = useChannelLabels(channel.channel_id)
  const [base] = useState(() => ({ ...channel, ...start }))
  const [draft, setDraft] = useState(() => settingsDraftOf(base))
  const set = (change: Partial<SettingsDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    const wrong = settingParts.some((part) => Object.keys(settingErrors(part, next, t, format)).length > 0)
    onChange(wrong ? undefined : changedSettings(channel, allSettingsOf(next, base)))
  }
  return (
    <div className={form.form}>
      {settingParts.map((part) => (
        <fieldset key={part} className={form.section}>
          <legend>{t.noise.part[part]}</legend>
          <NoisePartFields
            part={part}
            draft={draft}
            suggestions={labels.data ?? []}
            errors={settingErrors(part, draft, t, format)}
            fault={undefined}
            strict
            set={set}
          />
        </fieldset>
      ))}
    </div>
  )
}
