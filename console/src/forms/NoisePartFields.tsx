import { Checkbox, InputNumber, Radio, Select } from 'antd'
import type { LabelSuggestion } from '../api/routingTypes'
import type { SettingPart } from '../components/noiseDiff'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import type { FieldFault } from './filterFaults'
import form from './form.module.css'
import { GroupingFields } from './GroupingFields'
import type { SettingErrors, SettingsDraft } from './noiseSettings'

interface Props {
  part: SettingPart
  draft: SettingsDraft
  suggestions: LabelSuggestion[]
  errors: SettingErrors
  /** What the server said about it as it stands. */
  fault: FieldFault | undefined
  strict: boolean
  set: (change: Partial<SettingsDraft>) => void
}

/** The fields of one part of a channel's settings. */
export function NoisePartFields(props: Props) {
  switch (props.part) {
    case 'merge':
      return <MergeFields {...props} />
    case 'flapping':
      return <FlappingFields {...props} />
    case 'group':
      return <GroupingFields {...props} />
    case 'storm':
      return <StormFields {...props} />
    case 'close':
      return <CloseFields {...props} />
  }
}

interface NumberProps {
  label: string
  help?: string
  error: string | undefined
  value: number | null
  onChange: (value: number | null) => void
}

function NumberField({ label, help, error, value, onChange }: NumberProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => <InputNumber {...wiring} value={value} onChange={onChange} />}
    </Field>
  )
}

const said = (fault: FieldFault | undefined, field: string) =>
  fault?.field === field ? fault.text : undefined

function MergeFields({ draft, errors, fault, set }: Props) {
  const { t } = useWords()
  const words = t.noise.form
  return (
    <>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={t.noise.part.merge}
        value={draft.mergeOn}
        onChange={(event) => set({ mergeOn: event.target.value === true })}
        options={[
          { value: true, label: words.mergeOn },
          { value: false, label: words.mergeForever },
        ]}
      />
      {draft.mergeOn && (
        <NumberField
          label={words.mergeMinutes}
          help={t.channelForm.mergeHelp}
          error={said(fault, 'merge_window_minutes') ?? errors.merge}
          value={draft.mergeMinutes}
          onChange={(mergeMinutes) => set({ mergeMinutes })}
        />
      )}
    </>
  )
}

function FlappingFields({ draft, errors, fault, set }: Props) {
  const { t } = useWords()
  const words = t.noise.form
  return (
    <>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={t.noise.part.flapping}
        value={draft.flapping}
        onChange={(event) => set({ flapping: event.target.value as SettingsDraft['flapping'] })}
        options={[
          { value: 'off', label: words.flappingOff },
          { value: 'mark', label: words.flappingMark },
          { value: 'hold', label: words.flappingHold },
        ]}
      />
      {draft.flapping !== 'off' && (
        <>
          <NumberField
            label={words.changes}
            help={words.flappingHelp}
            error={said(fault, 'flapping.max_changes') ?? errors.changes}
            value={draft.changes}
            onChange={(changes) => set({ changes })}
          />
          <NumberField
            label={words.within}
            error={said(fault, 'flapping.in_mins') ?? errors.within}
            value={draft.within}
            onChange={(within) => set({ within })}
          />
        </>
      )}
      {draft.flapping === 'hold' && (
        <NumberField
          label={words.mute}
          error={said(fault, 'flapping.mute_mins') ?? errors.mute}
          value={draft.mute}
          onChange={(mute) => set({ mute })}
        />
      )}
    </>
  )
}

function StormFields({ draft, errors, fault, set }: Props) {
  const { t } = useWords()
  const words = t.noise.form
  return (
    <>
      <Field
        label={words.storm}
        help={words.stormHelp}
        error={said(fault, 'group.storm_thresholds') ?? errors.storms}
      >
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            tokenSeparators={[',', ' ', '，']}
            value={draft.storms}
            options={['10', '20', '50', '100', '500', '1000'].map((value) => ({ value }))}
            onChange={(storms: string[]) => set({ storms })}
          />
        )}
      </Field>
      <Checkbox checked={draft.outlier} onChange={(event) => set({ outlier: event.target.checked })}>
        {words.outlier}
      </Checkbox>
    </>
  )
}

function CloseFields({ draft, errors, fault, set }: Props) {
  const { t } = useWords()
  const words = t.noise.form
  return (
    <>
      <Checkbox checked={draft.autoClose} onChange={(event) => set({ autoClose: event.target.checked })}>
        {words.autoClose}
      </Checkbox>
      <Checkbox checked={draft.resolveOn} onChange={(event) => set({ resolveOn: event.target.checked })}>
        {words.resolve}
      </Checkbox>
      {draft.resolveOn && (
        <div className={form.indent}>
          <NumberField
            label={words.resolveMinutes}
            help={t.channelForm.autoResolveHelp}
            error={said(fault, 'auto_resolve_timeout') ?? errors.resolve}
            value={draft.resolveMinutes}
            onChange={(resolveMinutes) => set({ resolveMinutes })}
          />
          <p id="resolve-from">{words.resolveFrom}</p>
          <Radio.Group
            className={form.choices ?? ''}
            aria-labelledby="resolve-from"
            value={draft.resolveFrom}
            onChange={(event) => set({ resolveFrom: event.target.value as SettingsDraft['resolveFrom'] })}
            options={[
              { value: 'trigger', label: words.resolveTrigger },
              { value: 'update', label: words.resolveUpdate },
            ]}
          />
        </div>
      )}
    </>
  )
}
