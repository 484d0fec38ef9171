import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { IntegrationSetting } from '../api/types'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import styles from './form.module.css'

const nameMax = 64

interface Props {
  settings: IntegrationSetting[]
  name: string
  values: Record<string, string>
  /** Secrets the server holds already; leaving their field empty keeps them. */
  secretsSet: string[]
  pending: boolean
  error: Error | null
  onSave: (name: string, values: Record<string, string>) => void
}

/** Draws any integration from its descriptor, so that a new source needs no screen. */
export function DescriptorForm(props: Props) {
  const { t, language } = useWords()
  const [name, setName] = useState(props.name)
  const [values, setValues] = useState(props.values)
  const [removed, setRemoved] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const nameError =
    name.trim() === ''
      ? t.integrations.nameMissing
      : name.trim().length > nameMax
        ? t.channelForm.tooLong(String(nameMax))
        : undefined

  /** An untouched secret is not sent: empty wipes it. */
  const changed = () =>
    Object.fromEntries(
      props.settings
        .map((setting): [string, string] => [setting.name, values[setting.name] ?? ''])
        .filter(([key, value]) => value !== '' || removed.includes(key) || !props.secretsSet.includes(key)),
    )

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (nameError === undefined) props.onSave(name.trim(), changed())
      }}
    >
      <Field
        label={t.integrations.name}
        help={t.integrations.nameHelp}
        error={tried || name.length > nameMax ? nameError : undefined}
      >
        {(wiring) => <Input {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {props.settings.map((setting) => {
        const secretSet = props.secretsSet.includes(setting.name)
        const wiped = removed.includes(setting.name)
        const Control = setting.secret ? Input.Password : Input
        return (
          <div key={setting.name}>
            <Field
              label={`${setting.label[language]} (${t.app.optional})`}
              help={setting.help[language] || undefined}
            >
              {(wiring) => (
                <Control
                  {...wiring}
                  autoComplete="off"
                  maxLength={setting.max_length}
                  disabled={wiped}
                  placeholder={
                    wiped ? t.integrations.secretGone : secretSet ? t.integrations.secretSet : undefined
                  }
                  value={wiped ? '' : (values[setting.name] ?? '')}
                  onChange={(event) => setValues({ ...values, [setting.name]: event.target.value })}
                />
              )}
            </Field>
            {secretSet && (
              <Checkbox
                checked={wiped}
                onChange={(event) => {
                  setValues({ ...values, [setting.name]: '' })
                  setRemoved(
                    event.target.checked
                      ? [...removed, setting.name]
                      : removed.filter((each) => each !== setting.name),
                  )
                }}
              >
                {t.integrations.secretRemove}
              </Checkbox>
            )}
          </div>
        )
      })}
      {props.error !== null && <Failure error={props.error} />}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={props.pending && { delay: 300 }}>
          {t.app.save}
        </Button>
      </div>
    </form>
  )
}
