import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber, Radio, Select } from 'antd'
import type { LabelSuggestion } from '../api/routingTypes'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { BranchFields } from './BranchFields'
import type { FieldFault } from './filterFaults'
import form from './form.module.css'
import styles from './GroupingFields.module.css'
import { settingLimits, type SettingErrors, type SettingsDraft } from './noiseSettings'
import { keyOptions } from './RouteConditionFields'

interface Props {
  draft: SettingsDraft
  suggestions: LabelSuggestion[]
  errors: SettingErrors
  fault: FieldFault | undefined
  strict: boolean
  set: (change: Partial<SettingsDraft>) => void
}

/** How alerts become incidents: not at all, by equal values with branches, or by similar text. */
export function GroupingFields(props: Props) {
  const { t } = useWords()
  const words = t.noise.form
  const { draft, errors, fault, strict, set } = props
  const said = (field: string) => (fault?.field === field ? fault.text : undefined)
  return (
    <>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={t.noise.part.group}
        value={draft.method}
        onChange={(event) => set({ method: event.target.value as SettingsDraft['method'] })}
        options={[
          { value: 'n', label: words.none },
          { value: 'p', label: words.values },
          { value: 'i', label: words.alike },
        ]}
      />
      {draft.method === 'p' && <ValueFields {...props} said={said} />}
      {draft.method === 'i' && (
        <fieldset className={form.section}>
          <legend>{words.alike}</legend>
          <Field
            label={words.texts}
            help={words.dimensionsHelp}
            error={said('group.i_keys') ?? (strict ? errors.texts : undefined)}
          >
            {(wiring) => (
              <Select
                {...wiring}
                mode="tags"
                tokenSeparators={[',', ' ']}
                onInputKeyDown={leaveByTab}
                value={draft.texts}
                options={keyOptions('', props.suggestions, t)}
                onChange={(texts: string[]) => set({ texts })}
              />
            )}
          </Field>
          <Field
            label={words.threshold}
            help={words.thresholdHelp}
            error={said('group.i_score_threshold') ?? errors.threshold}
          >
            {(wiring) => (
              <InputNumber
                {...wiring}
                step={0.05}
                value={draft.threshold}
                onChange={(threshold) => set({ threshold })}
              />
            )}
          </Field>
        </fieldset>
      )}
      {draft.method !== 'n' && (
        <fieldset className={form.section}>
          <legend>{words.window}</legend>
          <Radio.Group
            className={form.choices ?? ''}
            aria-label={words.window}
            value={draft.window}
            onChange={(event) => set({ window: event.target.value as SettingsDraft['window'] })}
            options={[
              { value: 'open', label: words.windowOpen },
              { value: 'fixed', label: words.windowFixed },
              { value: 'sliding', label: words.windowSliding },
            ]}
          />
          {draft.window !== 'open' && (
            <div className={form.indent}>
              <Field label={words.minutes} error={said('group.time_window') ?? errors.window}>
                {(wiring) => (
                  <InputNumber
                    {...wiring}
                    value={draft.windowMinutes}
                    onChange={(windowMinutes) => set({ windowMinutes })}
                  />
                )}
              </Field>
            </div>
          )}
        </fieldset>
      )}
    </>
  )
}

function ValueFields(props: Props & { said: (field: string) => string | undefined }) {
  const { t, format } = useWords()
  const words = t.noise.form
  const { draft, errors, strict, said, set } = props
  const { alternatives } = draft
  return (
    <>
      <BranchFields {...props} />
      <fieldset className={form.section}>
        <legend>{draft.branches.length > 0 ? words.dimensionsElse : words.values}</legend>
        {alternatives.map((each, index) => {
          const number = format.number(index + 1)
          return (
            <div key={index} className={styles.alternative}>
              <Field
                label={alternatives.length > 1 ? words.dimensionsOf(number) : words.dimensions}
                help={draft.branches.length > 0 ? words.dimensionsNone : words.dimensionsHelp}
                error={
                  index === 0 ? (said('group.equals') ?? (strict ? errors.dimensions : undefined)) : undefined
                }
              >
                {(wiring) => (
                  <Select
                    {...wiring}
                    mode="tags"
                    tokenSeparators={[',', ' ']}
                    onInputKeyDown={leaveByTab}
                    value={each}
                    options={keyOptions('', props.suggestions, t)}
                    onChange={(chosen: string[]) => set({ alternatives: alternatives.with(index, chosen) })}
                  />
                )}
              </Field>
              {alternatives.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={words.removeDimensions(number)}
                  title={words.removeDimensions(number)}
                  onClick={() => set({ alternatives: alternatives.toSpliced(index, 1) })}
                />
              )}
            </div>
          )
        })}
        {alternatives.length < settingLimits.alternatives && (alternatives.at(-1)?.length ?? 0) > 0 && (
          <div>
            <Button
              type="text"
              icon={<PlusOutlined />}
              onClick={() => set({ alternatives: [...alternatives, []] })}
            >
              {words.addDimensions}
            </Button>
          </div>
        )}
        <Checkbox checked={draft.strict} onChange={(event) => set({ strict: event.target.checked })}>
          {words.strict}
        </Checkbox>
        <p className={form.help}>{words.strictHelp}</p>
      </fieldset>
    </>
  )
}
