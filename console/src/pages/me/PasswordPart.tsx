import { Button, Input } from 'antd'
import { useState } from 'react'
import { ApiError } from '../../api/client'
import { useChangePassword } from '../../api/me'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import form from '../../forms/form.module.css'
import { NewPasswordFields } from '../../forms/NewPasswordFields'
import { passwordFault } from '../../forms/passwordDraft'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'
import styles from './Me.module.css'

const nothing = { password: '', repeated: '' }

export function PasswordPart() {
  const { t } = useWords()
  const words = t.me.password
  const change = useChangePassword()
  const tell = useTell()
  const [old, setOld] = useState('')
  const [secret, setSecret] = useState(nothing)
  const [strict, setStrict] = useState(false)
  const wrong = change.error instanceof ApiError && change.error.message.startsWith('old_password')
  const fault = wrong ? words.wrong : strict && old === '' ? words.oldMissing : undefined
  return (
    <section className={styles.part} aria-labelledby="password">
      <h2 id="password">{words.title}</h2>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          setStrict(true)
          if (old === '' || passwordFault(secret.password, secret.repeated) !== undefined) return
          change.mutate(
            { old_password: old, new_password: secret.password },
            {
              onSuccess: () => {
                tell.done(words.changed)
                setOld('')
                setSecret(nothing)
                setStrict(false)
              },
            },
          )
        }}
      >
        <Field label={words.old} error={fault}>
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              autoComplete="current-password"
              value={old}
              onChange={(event) => {
                change.reset()
                setOld(event.target.value)
              }}
            />
          )}
        </Field>
        <NewPasswordFields label={words.new} value={secret} strict={strict} onChange={setSecret} />
        {change.isError && !wrong && <Failure error={change.error} />}
        <div>
          <Button htmlType="submit" loading={change.isPending && { delay: 300 }}>
            {words.change}
          </Button>
        </div>
      </form>
    </section>
  )
}
