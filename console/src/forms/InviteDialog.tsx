import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useInvite, type Invited } from '../api/members'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { CopyField } from '../ui/CopyField'
import { Field } from '../ui/Field'
import { addressesOf, mostInvited } from './addresses'
import form from './form.module.css'
import { RoleSelect } from './RoleSelect'

const responder = 6

/** Asks people in; where no mail can be sent, shows their links this once. */
export function InviteDialog(props: { onClose: () => void }) {
  const { t, format, language } = useWords()
  const words = t.people.invite
  const invite = useInvite()
  const tell = useTell()
  const [typed, setTyped] = useState('')
  const [roles, setRoles] = useState<number[]>([responder])
  const [locale, setLocale] = useState(language === 'zh' ? 'zh-CN' : 'en-US')
  const [strict, setStrict] = useState(false)
  const [links, setLinks] = useState<Invited[]>()
  const { good, wrong } = addressesOf(typed)
  const fault =
    wrong[0] !== undefined
      ? words.wrong(wrong[0])
      : good.length === 0
        ? words.emailsMissing
        : good.length > mostInvited
          ? words.tooMany(format.number(good.length))
          : undefined
  const store = () => {
    setStrict(true)
    if (fault !== undefined) return
    invite.mutate(
      good.map((email) => ({ email, role_ids: roles, locale })),
      {
        onSuccess: ({ items }) => {
          const toHand = items.filter((each) => (each.invitation_url ?? '') !== '')
          if (toHand.length > 0) setLinks(toHand)
          else {
            tell.done(words.sent(format.number(items.length)))
            props.onClose()
          }
        },
      },
    )
  }
  if (links !== undefined)
    return (
      <Modal
        open
        width={640}
        title={words.title}
        okText={words.close}
        cancelButtonProps={{ hidden: true }}
        mask={{ closable: false }}
        onOk={props.onClose}
        onCancel={props.onClose}
      >
        <div className={form.form}>
          <p>{words.links}</p>
          {links.map((each) => (
            <div key={each.member_id} className={form.usage}>
              <h3>{each.member_name}</h3>
              <CopyField
                value={each.invitation_url ?? ''}
                label={words.link(each.member_name)}
                button={words.link(each.member_name)}
              />
            </div>
          ))}
        </div>
      </Modal>
    )
  return (
    <Modal
      open
      title={words.title}
      okText={words.submit}
      cancelText={t.app.cancel}
      confirmLoading={invite.isPending}
      onOk={store}
      onCancel={props.onClose}
    >
      <div className={form.form}>
        <Field
          label={words.emails}
          help={words.emailsHelp}
          error={strict || wrong.length > 3 ? fault : undefined}
        >
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoFocus
              status={wiring['aria-invalid'] ? 'error' : ''}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.role}>
          {(wiring) => <RoleSelect {...wiring} value={roles} onChange={setRoles} />}
        </Field>
        <Field label={words.language}>
          {(wiring) => (
            <Select
              {...wiring}
              value={locale}
              options={[
                { value: 'en-US', label: 'English' },
                { value: 'zh-CN', label: '中文' },
              ]}
              onChange={setLocale}
            />
          )}
        </Field>
        {invite.isError && <Failure error={invite.error} />}
      </div>
    </Modal>
  )
}
