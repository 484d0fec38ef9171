import { Checkbox, Radio } from 'antd'
import type { Media } from '../api/escalationTypes'
import { mediumName } from '../components/escalationSentence'
import { SeverityMark } from '../components/SeverityMark'
import { useWords } from '../i18n/language'
import styles from './EscalationRuleForm.module.css'
import form from './form.module.css'

const severities = ['Critical', 'Warning', 'Info'] as const
const usual = ['voice', 'sms', 'email', 'push']
const usually: Media = {
  follow_preference: false,
  critical: ['voice', 'sms'],
  warning: ['email'],
  info: ['email'],
}

/** By which media people are told: as each prefers, or by the severity of the incident. */
export function MediaFields(props: { by: Media; fault: string | undefined; onChange: (by: Media) => void }) {
  const { t } = useWords()
  const words = t.escalation.form
  const { by, onChange } = props
  // Media of integrations made elsewhere are kept and can be taken away.
  const media = [...new Set([...usual, ...by.critical, ...by.warning, ...by.info])]
  const some = by.critical.length + by.warning.length + by.info.length > 0
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.how}</legend>
      <Radio.Group
        className={styles.modes ?? ''}
        aria-label={words.how}
        value={by.follow_preference}
        onChange={(event) => {
          const own = event.target.value === true
          onChange(
            own ? { ...by, follow_preference: true } : some ? { ...by, follow_preference: false } : usually,
          )
        }}
        options={[
          { value: true, label: words.own },
          { value: false, label: words.bySeverity },
        ]}
      />
      {!by.follow_preference && (
        <div className={styles.media}>
          {severities.map((severity) => {
            const field = severity.toLowerCase() as Lowercase<typeof severity>
            return (
              <div key={severity} className={styles.medium} role="group" aria-label={t.severity[severity]}>
                <SeverityMark severity={severity} />
                {media.map((each) => (
                  <Checkbox
                    key={each}
                    checked={by[field].includes(each)}
                    onChange={(event) =>
                      onChange({
                        ...by,
                        [field]: event.target.checked
                          ? [...by[field], each]
                          : by[field].filter((one) => one !== each),
                      })
                    }
                  >
                    {mediumName(each, { t })}
                  </Checkbox>
                ))}
              </div>
            )
          })}
        </div>
      )}
      {props.fault !== undefined && <p className={styles.fault}>{props.fault}</p>}
    </fieldset>
  )
}
