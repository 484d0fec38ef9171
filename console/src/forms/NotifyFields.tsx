import { Checkbox, InputNumber, Radio } from 'antd'
import { mediumName } from '../components/escalationSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { newNotify, type Faults, type NotifyDraft } from './scheduleDraft'

const usual = ['email', 'sms', 'voice', 'push']

interface Props {
  notify: NotifyDraft | undefined
  faults: Faults
  onChange: (notify: NotifyDraft | undefined) => void
}

/** Whether people are told when their turn begins or ends, how long before, and by what. */
export function NotifyFields({ notify, faults, onChange }: Props) {
  const { t } = useWords()
  const words = t.oncall.notify
  return (
    <fieldset className={form.section}>
      <legend>{words.title}</legend>
      <p className={form.help}>{words.help}</p>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={words.title}
        value={notify !== undefined}
        options={[
          { value: false, label: words.off },
          { value: true, label: words.on },
        ]}
        onChange={(event) => onChange(event.target.value === true ? newNotify : undefined)}
      />
      {notify !== undefined && (
        <>
          <Field label={words.advance} help={words.advanceHelp} error={faults['notify.advance_in_time']}>
            {(wiring) => (
              <InputNumber
                {...wiring}
                precision={0}
                step={5}
                value={notify.minutes}
                onChange={(minutes) => onChange({ ...notify, minutes: minutes ?? -1 })}
              />
            )}
          </Field>
          <fieldset className={form.plain}>
            <legend>{words.how}</legend>
            <Radio.Group
              className={form.choices ?? ''}
              aria-label={words.how}
              value={notify.own}
              options={[
                { value: true, label: words.own },
                { value: false, label: words.these },
              ]}
              onChange={(event) => onChange({ ...notify, own: event.target.value === true })}
            />
            {!notify.own && (
              <div className={form.indent} role="group" aria-label={words.these}>
                <Checkbox.Group
                  value={notify.media}
                  options={[...new Set([...usual, ...notify.media])].map((value) => ({
                    value,
                    label: mediumName(value, { t }),
                  }))}
                  onChange={(media) => onChange({ ...notify, media })}
                />
              </div>
            )}
            {faults['notify.by'] !== undefined && <p className={form.fault}>{faults['notify.by']}</p>}
          </fieldset>
        </>
      )}
    </fieldset>
  )
}
