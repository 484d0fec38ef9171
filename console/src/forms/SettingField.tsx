import { Checkbox, Input } from 'antd'
import type { IntegrationSetting } from '../api/types'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { MappingEditor } from './MappingEditor'
import { kindOf, type SettingsDraft } from './settingsDraft'

interface Props {
  setting: IntegrationSetting
  draft: SettingsDraft
  secretSet: boolean
  error: string | undefined
  onChange: (draft: SettingsDraft) => void
}

/** One setting of an integration, drawn by its kind. */
export function SettingField({ setting, draft, secretSet, error, onChange }: Props) {
  const { t, language } = useWords()
  const { name } = setting
  const kind = kindOf(setting)
  const value = draft.values[name] ?? ''
  const set = (next: string) => onChange({ ...draft, values: { ...draft.values, [name]: next } })
  const label =
    setting.required === true ? setting.label[language] : `${setting.label[language]} (${t.app.optional})`
  const help = setting.help[language] || undefined

  if (kind === 'json')
    return <MappingEditor name={name} label={label} help={help} error={error} value={value} onChange={set} />
  const wiped = draft.removed.includes(name)
  const Control = kind === 'secret' ? Input.Password : Input
  return (
    <div>
      <Field label={label} help={help} error={error}>
        {(wiring) => (
          <Control
            {...wiring}
            autoComplete="off"
            maxLength={setting.max_length}
            disabled={wiped}
            placeholder={wiped ? t.integrations.secretGone : secretSet ? t.integrations.secretSet : undefined}
            value={wiped ? '' : value}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
      {secretSet && (
        <Checkbox
          checked={wiped}
          onChange={(event) =>
            onChange({
              values: { ...draft.values, [name]: '' },
              removed: event.target.checked
                ? [...draft.removed, name]
                : draft.removed.filter((each) => each !== name),
            })
          }
        >
          {t.integrations.secretRemove}
        </Checkbox>
      )}
    </div>
  )
}
