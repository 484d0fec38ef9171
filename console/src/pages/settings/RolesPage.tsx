import { useMemberList, usePermissions, useRoleList, type Role } from '../../api/members'
import { Failure } from '../../components/Failure'
import { roleName, roleWords } from '../../components/roleText'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useWords } from '../../i18n/language'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Settings.module.css'

/** What each role lets people do, in words. */
export function RolesPage() {
  const { t } = useWords()
  const words = t.people.roles
  const roles = useRoleList()
  return (
    <div className={page.page}>
      <PageHead title={words.title} note={words.intro} />
      <SettingsTabs />
      {roles.data !== undefined ? (
        <div className={styles.roles}>
          {roles.data.map((each) => (
            <OneRole key={each.role_id} role={each} />
          ))}
        </div>
      ) : roles.isError ? (
        <Failure error={roles.error} onRetry={() => void roles.refetch()} />
      ) : (
        <Skeleton rows={3} height={96} gap={12} />
      )}
    </div>
  )
}

function OneRole({ role }: { role: Role }) {
  const { t, format } = useWords()
  const words = t.people.roles
  const permissions = usePermissions()
  const members = useMemberList('', role.role_id)
  const { may, sees, everything } = roleWords(role, permissions.data ?? [], t)
  const name = roleName(role, t)
  const text = role.editable ? role.description : (words.texts[role.role_name] ?? role.description)
  return (
    <section className={styles.role} aria-label={name}>
      <h2>{name}</h2>
      <p className="soft">
        {[
          ...(role.editable ? [] : [words.builtIn]),
          ...(role.status === 'disabled' ? [words.disabled] : []),
          ...(members.data === undefined ? [] : [words.who(format.number(members.data.total ?? 0))]),
        ].join(' · ')}
      </p>
      {text !== '' && <p>{text}</p>}
      {!everything && may.length + sees.length > 0 && (
        <dl className={styles.can}>
          <dt>{words.canDo}</dt>
          <dd>{[...may, ...sees].join(t.action.between)}</dd>
        </dl>
      )}
    </section>
  )
}
