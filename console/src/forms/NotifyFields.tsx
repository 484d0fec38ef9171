import { Checkbox, Input, InputNumber, Radio } from 'antd'
import type { ScheduleNotify } from '../api/oncallTypes'
import { mediumName } from '../components/escalationSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { chatsElsewhere, notifyAgain, type NotifyDraft } from './notifyDraft'
import { RobotFields } from './RobotFields'
import { robotsOfShifts } from './robots'
import type { Faults } from './scheduleDraft'

const usual = ['email', 'sms', 'voice', 'push']

interface Props {
  notify: NotifyDraft | undefined
  /** What stays while nobody is told. */
  rest: ScheduleNotify | undefined
  zone: string
  faults: Faults
  onChange: (notify: NotifyDraft | undefined) => void
}

/** Whether people and group chats are told of shifts, when, and by what. */
export function NotifyFields({ notify, rest, zone, faults, onChange }: Props) {
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
        onChange={(event) => onChange(event.target.value === true ? notifyAgain(rest) : undefined)}
      />
      {notify !== undefined && (
        <>
          <WhenFields notify={notify} zone={zone} faults={faults} onChange={onChange} />
          <HowFields notify={notify} fault={faults['notify.by']} onChange={onChange} />
          <RobotFields
            robots={notify.chats}
            at="notify.webhooks"
            faults={faults}
            kinds={robotsOfShifts}
            bySeverity={false}
            onChange={(chats) => onChange({ ...notify, chats })}
          />
          {chatsElsewhere(rest).length > 0 && (
            <p className={form.help}>
              {words.elsewhere(
                chatsElsewhere(rest)
                  .map((each) => mediumName(each, { t }))
                  .join(t.action.between),
              )}
            </p>
          )}
        </>
      )}
    </fieldset>
  )
}

interface PartProps {
  notify: NotifyDraft
  onChange: (notify: NotifyDraft) => void
}

function WhenFields({ notify, zone, faults, onChange }: PartProps & { zone: string; faults: Faults }) {
  const { t } = useWords()
  const words = t.oncall.notify
  return (
    <fieldset className={`${form.plain} ${form.checks}`}>
      <legend>{words.when}</legend>
      <Checkbox
        checked={notify.ahead}
        onChange={(event) => onChange({ ...notify, ahead: event.target.checked })}
      >
        {words.ahead}
      </Checkbox>
      {notify.ahead && (
        <div className={form.indent}>
          <Field label={words.advance} help={words.advanceHelp} error={faults['notify.advance_in_time']}>
            {(wiring) => (
              <InputNumber
                {...wiring}
                precision={0}
                step={5}
                value={notify.minutes}
                onChange={(minutes) => onChange({ ...notify, minutes })}
              />
            )}
          </Field>
        </div>
      )}
      <Checkbox
        checked={notify.daily}
        onChange={(event) => onChange({ ...notify, daily: event.target.checked })}
      >
        {words.daily}
      </Checkbox>
      {notify.daily && (
        <div className={form.indent}>
          <Field label={words.time} help={words.timeHelp(zone)} error={faults['notify.fixed_time.start']}>
            {(wiring) => (
              <Input
                {...wiring}
                className={form.short ?? ''}
                type="time"
                value={notify.time}
                onChange={(event) => onChange({ ...notify, time: event.target.value.slice(0, 5) })}
              />
            )}
          </Field>
        </div>
      )}
      {faults.notify !== undefined && <p className={form.fault}>{faults.notify}</p>}
    </fieldset>
  )
}

function HowFields({ notify, fault, onChange }: PartProps & { fault: string | undefined }) {
  const { t } = useWords()
  const words = t.oncall.notify
  return (
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
            className={form.checks ?? ''}
            value={notify.media}
            options={[...new Set([...usual, ...notify.media])].map((value) => ({
              value,
              label: mediumName(value, { t }),
            }))}
            onChange={(media) => onChange({ ...notify, media })}
          />
          {notify.media.length === 0 && notify.chats.length > 0 && (
            <p className={form.help}>{words.chatsOnly}</p>
          )}
        </div>
      )}
      {fault !== undefined && <p className={form.fault}>{fault}</p>}
    </fieldset>
  )
}
