import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { usePermissions, type Permission, type Role } from '../api/members'
import { useSaveRole } from '../api/roles'
import { useSession } from '../api/session'
import { Failure } from '../components/Failure'
import { permissionWord } from '../components/roleText'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { permissionGroups, ticked, type Subject } from './permissionGroups'
import styles from './RoleDialog.module.css'

const limits = { name: 39, description: 499 }

interface Props {
  /** Absent for a new one. */
  role: Role | undefined
  onClose: () => void
}

/** Name of a role and what it lets people see and change, thing by thing. */
export function RoleDialog({ role, onClose }: Props) {
  const { t } = useWords()
  const words = t.people.roles
  const save = useSaveRole()
  const tell = useTell()
  const [name, setName] = useState(role?.role_name ?? '')
  const [description, setDescription] = useState(role?.description ?? '')
  const [given, setGiven] = useState(role?.permission_ids ?? [])
  const [strict, setStrict] = useState(false)
  const missing = name.trim() === ''
  const store = () => {
    setStrict(true)
    if (missing) return
    save.mutate(
      {
        ...(role === undefined ? {} : { role_id: role.role_id }),
        role_name: name.trim(),
        description: description.trim(),
        permission_ids: given,
      },
      {
        onSuccess: () => {
          tell.done(t.app.saved)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      width={720}
      title={role === undefined ? words.create : words.edit}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={save.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <Field label={words.name} error={strict && missing ? words.nameMissing : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={limits.name}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={`${words.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={limits.description}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <PermissionTable given={given} onChange={setGiven} />
        {given.length === 0 && <p className="soft">{words.givesNothing}</p>}
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}

function PermissionTable(props: { given: number[]; onChange: (given: number[]) => void }) {
  const { t } = useWords()
  const words = t.people.roles
  const session = useSession()
  const permissions = usePermissions()
  const own = session.data?.permissions
  const box = (subject: Subject, one: Permission | undefined) => {
    if (one === undefined) return <span />
    const word = permissionWord(one.permission_name)
    const foreign = own !== undefined && !own.includes(word)
    return (
      <Checkbox
        checked={props.given.includes(one.id)}
        disabled={foreign}
        title={foreign ? words.notYours : undefined}
        onChange={(event) => props.onChange(ticked(props.given, subject, one, event.target.checked))}
      >
        {words.can[word] ?? one.permission_name}
      </Checkbox>
    )
  }
  return permissionGroups(permissions.data ?? []).map(({ scope, subjects }) => (
    <fieldset key={scope} className={form.plain}>
      <legend className={styles.legend}>{words.scopes[scope] ?? scope}</legend>
      <ul className={styles.subjects}>
        {subjects.map((subject) => (
          <li key={subject.name}>
            {box(subject, subject.read)}
            {box(subject, subject.manage)}
          </li>
        ))}
      </ul>
    </fieldset>
  ))
}
