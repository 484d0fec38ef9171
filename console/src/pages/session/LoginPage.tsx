import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router'
import { ApiError } from '../../api/client'
import { useLogIn, useSession } from '../../api/session'
import { Failure } from '../../components/Failure'
import { LonePage } from '../../components/LonePage'
import { useWords } from '../../i18n/language'
import { paths, safeNext } from '../../paths'
import { Field } from '../../ui/Field'

export function LoginPage() {
  const { t } = useWords()
  const [search] = useSearchParams()
  const session = useSession()
  const logIn = useLogIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const wrong = logIn.error instanceof ApiError && logIn.error.status === 401

  if (session.data) return <Navigate to={safeNext(search.get('next'))} replace />
  return (
    <LonePage title={t.login.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          logIn.mutate({ email, password })
        }}
      >
        <h1>{t.login.title}</h1>
        <p className="soft">{t.login.intro}</p>
        <Field label={t.login.email}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label={t.login.password} error={wrong ? t.login.wrong : undefined} help={t.login.first}>
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {logIn.isError && !wrong && <Failure error={logIn.error} />}
        <Button type="primary" htmlType="submit" block loading={logIn.isPending && { delay: 300 }}>
          {t.login.submit}
        </Button>
        <Link to={paths.forgot()}>{t.doors.forgot.link}</Link>
      </form>
    </LonePage>
  )
}
