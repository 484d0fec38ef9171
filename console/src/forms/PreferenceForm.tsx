import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useContacts, useSavePreferences, type Preferences, type TimedPreference } from '../api/me'
import type { Severity } from '../api/types'
import { mediumName } from '../components/escalationSentence'
import { Failure } from '../components/Failure'
import { weekOrder } from '../components/noiseSentence'
import { SeverityMark } from '../components/SeverityMark'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { MediaOrder } from './MediaOrder'
import { endsNextDay, newTimed, ruleFault, unreached } from './preferenceDraft'
import styles from './PreferenceForm.module.css'

const severities: Severity[] = ['Critical', 'Warning', 'Info']
const mostRules = 20

/** By what one is told, by severity and by the hour. */
export function PreferenceForm(props: { first: Preferences }) {
  const { t, format } = useWords()
  const words = t.me.preference
  const save = useSavePreferences()
  const contacts = useContacts()
  const tell = useTell()
  const [body, setBody] = useState(props.first)
  const [strict, setStrict] = useState(false)
  const verified = new Set(
    (contacts.data ?? []).filter((each) => each.is_verified).map((each) => each.medium),
  )
  const changed = JSON.stringify(body) !== JSON.stringify(props.first)
  const note = (media: string[]) => {
    if (media.length === 0) return words.none
    const lost = contacts.data === undefined ? [] : unreached(media, verified)
    return lost.length === 0
      ? undefined
      : words.unverified(lost.map((each) => mediumName(each, { t })).join(t.action.between))
  }
  const setRule = (index: number, rule: TimedPreference) =>
    setBody({ ...body, rules: body.rules.with(index, rule) })
  const store = () => {
    setStrict(true)
    if (body.rules.some((each) => ruleFault(each) !== undefined)) return
    save.mutate(body, { onSuccess: () => tell.done(t.app.saved) })
  }
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        store()
      }}
    >
      <div className={styles.usual} role="group" aria-label={words.always}>
        {severities.map((severity) => {
          const name = severity.toLowerCase() as Lowercase<Severity>
          const media = body.trigger_notify[name]
          return (
            <div key={severity} className={styles.severity}>
              <SeverityMark severity={severity} />
              <div className={styles.media}>
                <MediaOrder
                  aria-label={t.severity[severity]}
                  value={media}
                  onChange={(next) =>
                    setBody({ ...body, trigger_notify: { ...body.trigger_notify, [name]: next } })
                  }
                />
                {note(media) !== undefined && <p className="soft">{note(media)}</p>}
              </div>
            </div>
          )
        })}
      </div>
      <fieldset className={form.plain}>
        <legend className={styles.legend}>{words.rules}</legend>
        <p className={form.help}>{body.rules.length === 0 ? words.noRules : words.rulesHelp}</p>
        {body.rules.map((rule, index) => {
          const name = words.rule(format.number(index + 1))
          const fault = strict ? ruleFault(rule) : undefined
          return (
            <div key={index} className={styles.rule} role="group" aria-label={name}>
              <div className={styles.line}>
                <Checkbox.Group
                  aria-label={words.severities}
                  value={rule.severities}
                  options={severities.map((value) => ({ value, label: t.severity[value] }))}
                  onChange={(chosen) => setRule(index, { ...rule, severities: chosen })}
                />
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={words.removeRule(format.number(index + 1))}
                  title={words.removeRule(format.number(index + 1))}
                  onClick={() => setBody({ ...body, rules: body.rules.toSpliced(index, 1) })}
                />
              </div>
              <Checkbox.Group
                aria-label={words.days}
                value={rule.days}
                options={weekOrder.map((value) => ({ value, label: t.noise.time.names[value] }))}
                onChange={(days) => setRule(index, { ...rule, days })}
              />
              <div className={styles.hours}>
                <Input
                  type="time"
                  aria-label={`${name}: ${words.from}`}
                  value={rule.start}
                  onChange={(event) => setRule(index, { ...rule, start: event.target.value.slice(0, 5) })}
                />
                <span>{words.to}</span>
                <Input
                  type="time"
                  aria-label={`${name}: ${words.to}`}
                  value={rule.end}
                  onChange={(event) => setRule(index, { ...rule, end: event.target.value.slice(0, 5) })}
                />
                {endsNextDay(rule) && <span className="soft">{words.nextDay}</span>}
              </div>
              <MediaOrder
                aria-label={`${name}: ${words.media}`}
                value={rule.media}
                onChange={(media) => setRule(index, { ...rule, media })}
              />
              {note(rule.media) !== undefined && <p className="soft">{note(rule.media)}</p>}
              {fault !== undefined && <p className={form.fault}>{words.fault[fault]}</p>}
            </div>
          )
        })}
        <div>
          <Button
            icon={<PlusOutlined />}
            disabled={body.rules.length >= mostRules}
            onClick={() => setBody({ ...body, rules: [...body.rules, newTimed()] })}
          >
            {words.addRule}
          </Button>
        </div>
      </fieldset>
      <Field label={words.shift} help={words.shiftHelp}>
        {(wiring) => (
          <MediaOrder
            {...wiring}
            value={body.schedule_shift_notify.personal_channels}
            onChange={(personal_channels) =>
              setBody({ ...body, schedule_shift_notify: { personal_channels } })
            }
          />
        )}
      </Field>
      {save.isError && <Failure error={save.error} />}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!changed}
          loading={save.isPending && { delay: 300 }}
        >
          {t.app.save}
        </Button>
      </div>
    </form>
  )
}
