import { Modal } from 'antd'
import { useState } from 'react'
import type { Role } from '../../api/members'
import { usePeople } from '../../api/people'
import { useMoveRole, useRoleMembers } from '../../api/roles'
import { Failure } from '../../components/Failure'
import { roleName } from '../../components/roleText'
import { useTell } from '../../components/tell'
import form from '../../forms/form.module.css'
import { PeopleSelect } from '../../forms/PeopleSelect'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'
import { Skeleton } from '../../ui/Skeleton'

/** Who has a role: gives it and takes it. */
export function RolePeopleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useWords()
  const words = t.people.roles
  const { people } = usePeople()
  const members = useRoleMembers(role.role_id)
  const move = useMoveRole()
  const tell = useTell()
  const [chosen, setChosen] = useState<number[]>()
  const before = members.data?.map((each) => each.member_id)
  const after = chosen ?? before ?? []
  const store = () => {
    if (before === undefined) return
    move.mutate(
      {
        id: role.role_id,
        to: after.filter((id) => !before.includes(id)),
        from: before.filter((id) => !after.includes(id)),
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
      title={words.peopleTitle(roleName(role, t))}
      okText={t.app.save}
      okButtonProps={{ disabled: before === undefined }}
      cancelText={t.app.cancel}
      confirmLoading={move.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        {before === undefined && !members.isError ? (
          <Skeleton rows={1} height={56} />
        ) : (
          <Field label={words.people} help={words.peopleHelp}>
            {(wiring) => <PeopleSelect {...wiring} people={people} value={after} onChange={setChosen} />}
          </Field>
        )}
        {members.isError && <Failure error={members.error} />}
        {move.isError && <Failure error={move.error} />}
      </div>
    </Modal>
  )
}
