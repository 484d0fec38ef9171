import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useMe, useSaveMe, type Me } from '../../api/me'
import { useRoleList } from '../../api/members'
import { Failure } from '../../components/Failure'
import { roleName } from '../../components/roleText'
import { useTell } from '../../components/tell'
import form from '../../forms/form.module.css'
import { ZoneSelect } from '../../forms/ZoneSelect'
import { useWords } from '../../i18n/language'
import { Details } from '../../ui/Details'
import { Field } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'
import { hereZone } from '../../ui/zoned'
import styles from './Me.module.css'

export function ProfilePart() {
  const { t } = useWords()
  const me = useMe()
  return (
    <section className={styles.part} aria-labelledby="profile">
      <h2 id="profile">{t.me.profile.title}</h2>
      {me.data !== undefined ? (
        <ProfileForm key={me.data.member_id} me={me.data} />
      ) : me.isError ? (
        <Failure error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <Skeleton rows={3} height={48} gap={12} />
      )}
    </section>
  )
}

function ProfileForm({ me }: { me: Me }) {
  const { t } = useWords()
  const words = t.me.profile
  const save = useSaveMe()
  const tell = useTell()
  const roles = useRoleList()
  const [name, setName] = useState(me.member_name)
  const [locale, setLocale] = useState(me.locale)
  const [zone, setZone] = useState(me.time_zone)
  const wrong = Array.from(name.trim()).length < 2
  const changed = name.trim() !== me.member_name || locale !== me.locale || zone !== me.time_zone
  const named = me.account_role_ids.map((id) => {
    const role = roles.data?.find((each) => each.role_id === id)
    return role === undefined ? String(id) : roleName(role, t)
  })
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong)
          save.mutate(
            { member_id: me.member_id, member_name: name.trim(), locale, time_zone: zone },
            { onSuccess: () => tell.done(t.app.saved) },
          )
      }}
    >
      <Details
        rows={[
          [words.email, me.email],
          [words.roles, named.length === 0 ? t.people.members.noRole : named.join(t.action.between)],
        ]}
      />
      <Field label={words.name} error={wrong ? words.nameFault : undefined}>
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
      <Field label={words.language} help={words.languageHelp}>
        {(wiring) => (
          <Select
            {...wiring}
            value={locale}
            options={[
              ...(me.locale === '' ? [{ value: '', label: words.serverLanguage }] : []),
              { value: 'en-US', label: 'English' },
              { value: 'zh-CN', label: '中文' },
            ]}
            onChange={setLocale}
          />
        )}
      </Field>
      <Field label={words.zone} help={words.zoneHelp}>
        {(wiring) => <ZoneSelect {...wiring} value={zone || hereZone()} onChange={setZone} />}
      </Field>
      {save.isError && <Failure error={save.error} />}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!changed}
          loading={save.isPending && { delay: 300 }}
        >
          {t.app.save}
        </Button>
      </div>
    </form>
  )
}
