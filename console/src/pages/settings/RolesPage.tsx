import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useMemberList, usePermissions, useRoleList, type Role } from '../../api/members'
import { useRoleVerb } from '../../api/roles'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { roleName, roleWords } from '../../components/roleText'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Settings.module.css'

const RoleDialog = lazy(async () => ({ default: (await import('../../forms/RoleDialog')).RoleDialog }))
const RolePeopleDialog = lazy(async () => ({
  default: (await import('./RolePeopleDialog')).RolePeopleDialog,
}))

type Open = { kind: 'edit'; role: Role | undefined } | { kind: 'people'; role: Role }

/** What each role lets people do, in words, and roles of one's own. */
export function RolesPage() {
  const { t } = useWords()
  const words = t.people.roles
  const manages = useMay('roles:manage')
  const roles = useRoleList()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={words.intro}
        actions={
          manages && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setOpen({ kind: 'edit', role: undefined })}
            >
              {words.create}
            </Button>
          )
        }
      />
      <SettingsTabs />
      {roles.data !== undefined ? (
        <div className={styles.roles}>
          {roles.data.map((each) => (
            <OneRole key={each.role_id} role={each} manages={manages} onOpen={setOpen} />
          ))}
        </div>
      ) : roles.isError ? (
        <Failure error={roles.error} onRetry={() => void roles.refetch()} />
      ) : (
        <Skeleton rows={3} height={96} gap={12} />
      )}
      <Suspense>
        {open?.kind === 'edit' && <RoleDialog role={open.role} onClose={close} />}
        {open?.kind === 'people' && <RolePeopleDialog role={open.role} onClose={close} />}
      </Suspense>
    </div>
  )
}

interface RoleProps {
  role: Role
  manages: boolean
  onOpen: (open: Open) => void
}

function OneRole({ role, manages, onOpen }: RoleProps) {
  const { t, format } = useWords()
  const words = t.people.roles
  const permissions = usePermissions()
  const members = useMemberList('', role.role_id)
  const { may, sees, everything } = roleWords(role, permissions.data ?? [], t)
  const name = roleName(role, t)
  const text = role.editable ? role.description : (words.texts[role.role_name] ?? role.description)
  return (
    <section className={styles.role} aria-label={name}>
      <div className={styles.roleHead}>
        <h2>{name}</h2>
        {manages && <Verbs role={role} onOpen={onOpen} />}
      </div>
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

/** What may be done with a role: those built in are only given and taken. */
function Verbs({ role, onOpen }: Omit<RoleProps, 'manages'>) {
  const { t } = useWords()
  const words = t.people.roles
  const { modal } = App.useApp()
  const verb = useRoleVerb()
  const tell = useTell()
  const name = roleName(role, t)
  const run = (said: 'enable' | 'disable' | 'delete') =>
    verb.mutate(
      { verb: said, id: role.role_id },
      { onSuccess: () => tell.done(words.done[said]), onError: tell.failed },
    )
  const ask = (said: 'disable' | 'delete') =>
    void modal.confirm({
      title: words.confirm[said](name),
      content: words.confirmText[said],
      okText: words.verbs[said],
      okButtonProps: { danger: said === 'delete' },
      cancelText: t.app.cancel,
      onOk: () => run(said),
    })
  const off = role.status === 'disabled'
  return (
    <span className={styles.buttons}>
      <Button type="text" onClick={() => onOpen({ kind: 'people', role })}>
        {words.people}
        <span className="visually-hidden">: {name}</span>
      </Button>
      {role.editable && (
        <>
          <Button type="text" onClick={() => onOpen({ kind: 'edit', role })}>
            {words.change}
            <span className="visually-hidden">: {name}</span>
          </Button>
          <Button type="text" onClick={() => (off ? run('enable') : ask('disable'))}>
            {off ? words.verbs.enable : words.verbs.disable}
            <span className="visually-hidden">: {name}</span>
          </Button>
          <Button type="text" danger onClick={() => ask('delete')}>
            {words.verbs.delete}
            <span className="visually-hidden">: {name}</span>
          </Button>
        </>
      )}
    </span>
  )
}
