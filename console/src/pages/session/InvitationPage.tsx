import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useAccept, useInvitation, type Invitee } from '../../api/doors'
import { Failure } from '../../components/Failure'
import { LonePage } from '../../components/LonePage'
import { useTell } from '../../components/tell'
import { NewPasswordFields } from '../../forms/NewPasswordFields'
import { passwordFault } from '../../forms/passwordDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Field } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { tokenFrom } from '../../components/linkToken'

/** Coming in for the first time. */
export function InvitationPage() {
  const { t } = useWords()
  const words = t.doors.invitation
  const { hash } = useLocation()
  const token = tokenFrom(hash)
  const invitation = useInvitation(token)
  return (
    <LonePage title={words.page}>
      <h1>{invitation.data === null ? words.invalid : words.page}</h1>
      {invitation.data === null ? (
        <>
          <p>{words.invalidText}</p>
          <Link to={paths.login()}>{t.doors.forgot.back}</Link>
        </>
      ) : invitation.data !== undefined ? (
        <Acceptance token={token} invitee={invitation.data} />
      ) : invitation.isError ? (
        <Failure error={invitation.error} onRetry={() => void invitation.refetch()} />
      ) : (
        <Skeleton rows={3} height={56} gap={16} />
      )}
    </LonePage>
  )
}

function Acceptance(props: { token: string; invitee: Invitee }) {
  const { t } = useWords()
  const words = t.doors.invitation
  const go = useNavigate()
  const tell = useTell()
  const accept = useAccept()
  const { token, invitee } = props
  const [name, setName] = useState(invitee.member_name)
  const [secret, setSecret] = useState({ password: '', repeated: '' })
  const [strict, setStrict] = useState(false)
  const nameWrong = name.trim().length < 2
  const store = () => {
    setStrict(true)
    if (nameWrong || passwordFault(secret.password, secret.repeated) !== undefined) return
    accept.mutate(
      { token, password: secret.password, member_name: name.trim() },
      {
        onSuccess: () => {
          tell.done(words.done)
          void go(paths.login(), { replace: true })
        },
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        store()
      }}
    >
      <p>{words.intro(invitee.member_name, invitee.email)}</p>
      <input type="hidden" autoComplete="username" value={invitee.email} readOnly />
      <Field
        label={words.name}
        help={strict && nameWrong ? undefined : words.nameHelp}
        error={strict && nameWrong ? words.nameHelp : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="name"
            maxLength={39}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <NewPasswordFields label={words.password} value={secret} strict={strict} onChange={setSecret} />
      {accept.isError && <Failure error={accept.error} />}
      <Button type="primary" htmlType="submit" block loading={accept.isPending && { delay: 300 }}>
        {words.submit}
      </Button>
    </form>
  )
}
