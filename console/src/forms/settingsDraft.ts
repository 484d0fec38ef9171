import type { IntegrationSetting } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Language } from '../i18n/format'
import { jsonProblem } from './mapping'

export interface SettingsDraft {
  values: Record<string, string>
  /** Secrets that will be wiped. */
  removed: readonly string[]
}

export function kindOf(setting: IntegrationSetting): 'text' | 'secret' | 'json' {
  return setting.type ?? (setting.secret ? 'secret' : 'text')
}

/** What is to be sent: an untouched secret is left out, for empty wipes it. */
export function settingsToSend(
  settings: IntegrationSetting[],
  draft: SettingsDraft,
  secretsSet: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    settings
      .map((setting): [string, string] => [setting.name, draft.values[setting.name] ?? ''])
      .filter(([name, value]) => value !== '' || draft.removed.includes(name) || !secretsSet.includes(name)),
  )
}

/** What is wrong with one setting, in words; what is missing is only told once saving was tried. */
export function settingError(
  setting: IntegrationSetting,
  draft: SettingsDraft,
  secretsSet: readonly string[],
  words: { t: Strings; language: Language },
): { error: string; missing: boolean } | undefined {
  const value = draft.values[setting.name] ?? ''
  const { t, language } = words
  const kept = secretsSet.includes(setting.name) && !draft.removed.includes(setting.name)
  if (setting.required === true && value.trim() === '' && !kept)
    return { error: t.center.settings.required(setting.label[language]), missing: true }
  const problem = kindOf(setting) === 'json' ? jsonProblem(value) : undefined
  return problem === undefined ? undefined : { error: t.center.settings.notJson(problem), missing: false }
}
