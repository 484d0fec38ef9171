import { Checkbox, InputNumber, Radio, Select } from 'antd'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import type { ChannelDraft } from './channelRules'
import styles from './form.module.css'

/** What a Volcengine alert can be grouped on; any other label can be typed. */
const dimensions = [
  'severity',
  'title',
  'labels.check',
  'labels.resource',
  'labels.resource_id',
  'labels.region',
  'labels.project',
  'labels.namespace',
  'labels.sub_namespace',
  'labels.metric',
  'labels.account_id',
  'labels.rule_id',
  'labels.kind',
]

interface Props {
  draft: ChannelDraft
  errors: { dimensions: string | undefined; window: string | undefined }
  set: (change: Partial<ChannelDraft>) => void
}

export function GroupingFields({ draft, errors, set }: Props) {
  const { t } = useWords()
  const form = t.channelForm
  return (
    <fieldset className={styles.section}>
      <legend>{form.grouping}</legend>
      <p className={styles.help}>{form.groupingHelp}</p>
      <Radio.Group
        className={styles.choices ?? ''}
        aria-label={form.grouping}
        value={draft.method}
        onChange={(event) => set({ method: event.target.value as ChannelDraft['method'] })}
        options={[
          { value: 'n', label: form.groupNone },
          { value: 'p', label: form.groupRule },
          ...(draft.method === 'i' ? [{ value: 'i', label: form.groupIntelligent }] : []),
        ]}
      />
      {draft.method === 'p' && (
        <div className={styles.indent}>
          <Field label={form.dimensions} help={form.dimensionsHelp} error={errors.dimensions}>
            {(wiring) => (
              <Select
                {...wiring}
                mode="tags"
                tokenSeparators={[',', ' ']}
                value={draft.dimensions}
                options={dimensions.map((value) => ({ value }))}
                onChange={(chosen: string[]) => set({ dimensions: chosen })}
              />
            )}
          </Field>
          <Checkbox
            checked={draft.allRequired}
            onChange={(event) => set({ allRequired: event.target.checked })}
          >
            {form.allRequired}
          </Checkbox>
          <p id="grouping-window">{form.window}</p>
          <Radio.Group
            className={styles.choices ?? ''}
            aria-labelledby="grouping-window"
            value={draft.windowOn}
            onChange={(event) => set({ windowOn: event.target.value === true })}
            options={[
              { value: false, label: form.windowOff },
              { value: true, label: form.windowMinutes },
            ]}
          />
          {draft.windowOn && (
            <div className={styles.indent}>
              <Field label={form.minutes} error={errors.window}>
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
        </div>
      )}
    </fieldset>
  )
}
