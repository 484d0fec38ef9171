import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { longestPassword, passwordFault } from './passwordDraft'

interface Props {
  label: string
  value: { password: string; repeated: string }
  strict: boolean
  onChange: (value: { password: string; repeated: string }) => void
}

/** A new password, twice; told what is wrong once left, or when it shall be kept. */
export function NewPasswordFields({ label, value, strict, onChange }: Props) {
  const { t, format } = useWords()
  const words = t.doors
  const [left, setLeft] = useState({ password: false, repeated: false })
  const fault = passwordFault(value.password, value.repeated)
  const short = typeof fault === 'object' ? words.password.short(format.number(fault.short)) : undefined
  const field = (name: 'password' | 'repeated', text: string, error: string | undefined) => (
    <Field label={text} error={error} help={name === 'password' ? words.password.help : undefined}>
      {(wiring) => (
        <Input
          {...wiring}
          type="password"
          autoComplete="new-password"
          maxLength={longestPassword}
          value={value[name]}
          onBlur={() => setLeft({ ...left, [name]: value[name] !== '' })}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {field('password', label, strict || left.password ? short : undefined)}
      {field(
        'repeated',
        words.invitation.repeat,
        (strict || left.repeated) && fault === 'differs' ? words.password.differs : undefined,
      )}
    </>
  )
}
