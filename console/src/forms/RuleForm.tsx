import { Input, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { MappingApi, MappingTable } from '../api/mappingTypes'
import type { ProcessingRule, RuleSettings, Stage } from '../api/processingTypes'
import type { LabelSuggestion } from '../api/routingTypes'
import { RouteSentence } from '../components/RouteSentence'
import { ruleParts, type MappingNames } from '../components/ruleSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { ConditionGroups } from './ConditionGroups'
import form from './form.module.css'
import styles from './RuleForm.module.css'
import { ruleLimits, settingFaults, type RuleField } from './ruleFaults'
import { RuleSettingsFields } from './RuleSettingsFields'

export interface RuleChoices {
  suggestions: LabelSuggestion[]
  tables: MappingTable[] | undefined
  apis: MappingApi[] | undefined
}

interface Props {
  stage: Stage
  value: ProcessingRule
  names: MappingNames
  choices: RuleChoices
  /** Whether what is missing is told, or only what is wrong. */
  strict: boolean
  /** What the server said about it. */
  refusal: string | undefined
  onChange: (value: ProcessingRule) => void
  /** What it does, shown beside what it says. */
  live: ReactNode
}

/** One rule: for what, and what then, with the fields of its kind. Changes are in the draft at once. */
export function RuleForm({ stage, value, names, choices, strict, refusal, onChange, live }: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const faults = settingFaults(value, t)
  const faultOf = (field: RuleField) => {
    const fault = faults[field]
    return fault === undefined || (fault.missing && !strict) ? undefined : fault.text
  }
  const set = (change: RuleSettings) => onChange({ ...value, settings: { ...value.settings, ...change } })
  const by = (way: 'pattern' | 'g_json') => {
    const others = Object.entries(value.settings).filter(([name]) => name !== 'pattern' && name !== 'g_json')
    onChange({ ...value, settings: { ...Object.fromEntries(others), [way]: '' } })
  }
  return (
    <div className={form.form}>
      <div className={styles.sentence}>
        <RouteSentence parts={ruleParts(value, names, t)} />
        {refusal !== undefined && <p className={styles.refusal}>{refusal}</p>}
      </div>
      <fieldset className={form.section}>
        <legend>{words.then}</legend>
        <p className={form.help}>{t.processing.kindText[value.kind]}</p>
        <RuleSettingsFields
          value={value}
          choices={choices}
          strict={strict}
          faultOf={faultOf}
          set={set}
          by={by}
        />
      </fieldset>
      {live}
      <fieldset className={form.section}>
        <legend>{words.when}</legend>
        <p className={form.help}>{value.groups.flat().length === 0 ? words.whenEvery : words.whenHelp}</p>
        <ConditionGroups
          groups={value.groups}
          suggestions={choices.suggestions}
          strict={strict}
          single={stage === 'enrichment'}
          recoveries={stage === 'enrichment'}
          onChange={(groups) => onChange({ ...value, groups })}
        />
      </fieldset>
      <fieldset className={form.plain}>
        <Field label={`${words.name} (${t.app.optional})`} help={words.nameHelp} error={faultOf('rule_name')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={ruleLimits.name + 20}
              value={value.rule_name}
              onChange={(event) => onChange({ ...value, rule_name: event.target.value })}
            />
          )}
        </Field>
        <label className={styles.enabled}>
          <Switch
            size="small"
            checked={value.enabled}
            onChange={(enabled) => onChange({ ...value, enabled })}
          />
          {words.enabled}
        </label>
      </fieldset>
    </div>
  )
}
