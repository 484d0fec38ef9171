import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useKeyList, useKeyVerb, useMakeKey, useRenameKey, type ApiKey } from '../../api/me'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import { CopyField } from '../../ui/CopyField'
import { Field } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './Me.module.css'

const longestName = 39

/** Programs that act in one's name; a secret is shown when it is made and never again. */
export function KeyPart() {
  const { t } = useWords()
  const words = t.me.keys
  const manages = useMay('api_keys:manage')
  const keys = useKeyList(true)
  const make = useMakeKey()
  const [name, setName] = useState('')
  const [strict, setStrict] = useState(false)
  const missing = name.trim() === ''
  return (
    <section className={styles.part} aria-labelledby="keys">
      <h2 id="keys">{words.title}</h2>
      <p className="soft">{words.intro}</p>
      {make.data !== undefined && (keys.data ?? []).some((each) => each.key_id === make.data.key_id) && (
        <div className={styles.made} role="status">
          <CopyField value={make.data.key} label={words.secret} button={words.copy} />
          <p>{words.made}</p>
        </div>
      )}
      {keys.data === undefined ? (
        keys.isError ? (
          <Failure error={keys.error} onRetry={() => void keys.refetch()} />
        ) : (
          <Skeleton rows={2} height={48} gap={8} />
        )
      ) : keys.data.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {keys.data.map((each) => (
            <Line key={each.key_id} apiKey={each} manages={manages} />
          ))}
        </ul>
      )}
      {manages && (
        <form
          className={styles.part}
          onSubmit={(event) => {
            event.preventDefault()
            setStrict(true)
            if (missing) return
            make.mutate(name.trim(), {
              onSuccess: () => {
                setName('')
                setStrict(false)
              },
            })
          }}
        >
          <Field
            label={words.name}
            help={words.nameHelp}
            error={strict && missing ? words.nameMissing : undefined}
          >
            {(wiring) => (
              <Input
                {...wiring}
                maxLength={longestName}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {make.isError && <Failure error={make.error} />}
          <div>
            <Button htmlType="submit" loading={make.isPending && { delay: 300 }}>
              {words.make}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Line(props: { apiKey: ApiKey; manages: boolean }) {
  const { t } = useWords()
  const words = t.me.keys
  const verb = useKeyVerb()
  const rename = useRenameKey()
  const tell = useTell()
  const [typed, setTyped] = useState<string>()
  const { apiKey, manages } = props
  const { key_id: id, key_name: name } = apiKey
  const resting = apiKey.status === 'disabled'
  if (typed !== undefined)
    return (
      <li>
        <form
          className={styles.code}
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() === '') return
            rename.mutate(
              { id, name: typed.trim() },
              { onSuccess: () => tell.done(words.renamed), onError: tell.failed },
            )
            setTyped(undefined)
          }}
        >
          <Input
            autoFocus
            aria-label={words.name}
            maxLength={longestName}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" htmlType="submit">
            {t.app.save}
          </Button>
          <Button onClick={() => setTyped(undefined)}>{t.app.cancel}</Button>
        </form>
      </li>
    )
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.facts}>
          <strong>{name}</strong>
          <span className="soft">
            {resting && `${words.resting} · `}
            {words.created} <Time at={apiKey.created_at} /> ·{' '}
            {apiKey.last_used_at === 0 ? (
              words.never
            ) : (
              <>
                {words.used} <Time at={apiKey.last_used_at} />
              </>
            )}
          </span>
        </span>
        {manages && (
          <span className={styles.buttons}>
            <Button size="small" aria-label={`${words.rename}: ${name}`} onClick={() => setTyped(name)}>
              {words.rename}
            </Button>
            <Button
              size="small"
              onClick={() =>
                verb.mutate(
                  { verb: resting ? 'enable' : 'disable', id },
                  {
                    onSuccess: () => tell.done(resting ? words.enabled : words.disabled),
                    onError: tell.failed,
                  },
                )
              }
            >
              {resting ? words.enable : words.disable}
            </Button>
            <Popconfirm
              title={words.deleteConfirm(name)}
              okText={words.delete}
              cancelText={t.app.cancel}
              okButtonProps={{ danger: true }}
              onConfirm={() =>
                verb.mutate(
                  { verb: 'delete', id },
                  { onSuccess: () => tell.done(words.deleted), onError: tell.failed },
                )
              }
            >
              <Button size="small" aria-label={`${words.delete}: ${name}`}>
                {words.delete}
              </Button>
            </Popconfirm>
          </span>
        )}
      </div>
    </li>
  )
}
