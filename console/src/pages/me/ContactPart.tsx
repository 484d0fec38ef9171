import { Button, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import {
  useAddContact,
  useContacts,
  useDeleteContact,
  useResendCode,
  useVerifyContact,
  type Contact,
} from '../../api/me'
import { mediumName } from '../../components/escalationSentence'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Me.module.css'

/** What reaches a person; robots write to groups. */
const media = ['email', 'sms', 'voice']

/** Where one is reached; each address is proved by a code. */
export function ContactPart() {
  const { t } = useWords()
  const words = t.me.contacts
  const contacts = useContacts()
  const add = useAddContact()
  const tell = useTell()
  const [medium, setMedium] = useState('email')
  const [address, setAddress] = useState('')
  const [strict, setStrict] = useState(false)
  const missing = address.trim() === ''
  return (
    <section className={styles.part} aria-labelledby="contacts">
      <h2 id="contacts">{words.title}</h2>
      <p className="soft">{words.intro}</p>
      {contacts.data === undefined ? (
        contacts.isError ? (
          <Failure error={contacts.error} onRetry={() => void contacts.refetch()} />
        ) : (
          <Skeleton rows={2} height={48} gap={8} />
        )
      ) : contacts.data.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {contacts.data.map((each) => (
            <Line key={`${each.medium} ${each.address}`} contact={each} />
          ))}
        </ul>
      )}
      <form
        className={styles.inline}
        onSubmit={(event) => {
          event.preventDefault()
          setStrict(true)
          if (missing) return
          add.mutate(
            { medium, address: address.trim() },
            {
              onSuccess: () => {
                tell.done(words.added)
                setAddress('')
                setStrict(false)
              },
            },
          )
        }}
      >
        <Field label={words.kind}>
          {(wiring) => (
            <Select
              {...wiring}
              value={medium}
              options={media.map((value) => ({ value, label: mediumName(value, { t }) }))}
              onChange={setMedium}
            />
          )}
        </Field>
        <Field label={words.address} error={strict && missing ? words.missing : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              placeholder={words.hints[medium] ?? words.otherHint}
              maxLength={1024}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Field>
        <Button htmlType="submit" loading={add.isPending && { delay: 300 }}>
          {words.add}
        </Button>
      </form>
      {add.isError && <Failure error={add.error} />}
    </section>
  )
}

function Line({ contact }: { contact: Contact }) {
  const { t } = useWords()
  const words = t.me.contacts
  const verify = useVerifyContact()
  const resend = useResendCode()
  const remove = useDeleteContact()
  const tell = useTell()
  const [code, setCode] = useState('')
  const { medium, address } = contact
  const name = { medium, address }
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.facts}>
          <span>
            <strong>{address}</strong>
          </span>
          <span className="soft">
            {mediumName(medium, { t })} · {contact.is_verified ? words.verified : words.unverified}
            {contact.is_login && ` · ${words.login}`}
          </span>
        </span>
        {!contact.is_login && (
          <Popconfirm
            title={words.deleteConfirm(address)}
            okText={words.delete}
            cancelText={t.app.cancel}
            okButtonProps={{ danger: true }}
            onConfirm={() =>
              remove.mutate(name, { onSuccess: () => tell.done(words.deleted), onError: tell.failed })
            }
          >
            <Button size="small" aria-label={`${words.delete}: ${address}`}>
              {words.delete}
            </Button>
          </Popconfirm>
        )}
      </div>
      {!contact.is_verified && (
        <form
          className={styles.code}
          onSubmit={(event) => {
            event.preventDefault()
            if (code.trim() === '') return
            verify.mutate(
              { ...name, code: code.trim() },
              { onSuccess: () => tell.done(words.verifiedDone), onError: tell.failed },
            )
          }}
        >
          <Input
            aria-label={words.codeOf(address)}
            placeholder={words.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={16}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button htmlType="submit" type="primary" loading={verify.isPending && { delay: 300 }}>
            {words.verify}
          </Button>
          <Button
            type="link"
            onClick={() =>
              resend.mutate(name, { onSuccess: () => tell.done(words.resent), onError: tell.failed })
            }
          >
            {words.resend}
          </Button>
        </form>
      )}
    </li>
  )
}
