import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useForget } from '../../api/doors'
import { Failure } from '../../components/Failure'
import { LonePage } from '../../components/LonePage'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'

/** The way to a new password begins with one's address. */
export function ForgotPage() {
  const { t } = useWords()
  const words = t.doors.forgot
  const forget = useForget()
  const [email, setEmail] = useState('')
  return (
    <LonePage title={words.page}>
      <h1>{words.page}</h1>
      {forget.data === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            forget.mutate(email.trim())
          }}
        >
          <p className="soft">{words.intro}</p>
          <Field label={t.login.email}>
            {(wiring) => (
              <Input
                {...wiring}
                autoFocus
                required
                type="email"
                autoComplete="username"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          {forget.isError && <Failure error={forget.error} />}
          <Button type="primary" htmlType="submit" block loading={forget.isPending && { delay: 300 }}>
            {words.submit}
          </Button>
        </form>
      ) : forget.data.can_mail ? (
        <Notice title={words.sent} text={words.sentText} />
      ) : (
        <Notice title={words.cannotMail} text={words.cannotMailText} />
      )}
      <Link to={paths.login()}>{words.back}</Link>
    </LonePage>
  )
}
