import { Button } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { ApiError } from '../../api/client'
import { useResetPassword } from '../../api/doors'
import { Failure } from '../../components/Failure'
import { LonePage } from '../../components/LonePage'
import { useTell } from '../../components/tell'
import { NewPasswordFields } from '../../forms/NewPasswordFields'
import { passwordFault } from '../../forms/passwordDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { tokenFrom } from '../../components/linkToken'

/** A new password by the link of a mail. */
export function ResetPage() {
  const { t } = useWords()
  const words = t.doors.reset
  const go = useNavigate()
  const tell = useTell()
  const reset = useResetPassword()
  const token = tokenFrom(useLocation().hash)
  const [secret, setSecret] = useState({ password: '', repeated: '' })
  const [strict, setStrict] = useState(false)
  // Whether the password is refused or the link: only the first can be mended here.
  const spent =
    token === '' ||
    (reset.error instanceof ApiError && reset.error.status === 400 && reset.error.message.startsWith('token'))
  const store = () => {
    setStrict(true)
    if (passwordFault(secret.password, secret.repeated) !== undefined) return
    reset.mutate(
      { token, password: secret.password },
      {
        onSuccess: () => {
          tell.done(words.done)
          void go(paths.login(), { replace: true })
        },
      },
    )
  }
  if (spent)
    return (
      <LonePage title={words.invalid}>
        <h1>{words.invalid}</h1>
        <p>{words.invalidText}</p>
        <Link to={paths.forgot()}>{words.another}</Link>
      </LonePage>
    )
  return (
    <LonePage title={words.page}>
      <h1>{words.page}</h1>
      <p className="soft">{words.intro}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          store()
        }}
      >
        <NewPasswordFields
          label={t.doors.invitation.password}
          value={secret}
          strict={strict}
          onChange={setSecret}
        />
        {reset.isError && <Failure error={reset.error} />}
        <Button type="primary" htmlType="submit" block loading={reset.isPending && { delay: 300 }}>
          {words.submit}
        </Button>
      </form>
    </LonePage>
  )
}
