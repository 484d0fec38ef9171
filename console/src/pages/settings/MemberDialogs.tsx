import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useDeleteMember, useSetRoles, type MemberItem } from '../../api/members'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import form from '../../forms/form.module.css'
import { RoleSelect } from '../../forms/RoleSelect'
import { useWords } from '../../i18n/language'
import { CopyField } from '../../ui/CopyField'
import { Field } from '../../ui/Field'

/** Exactly these roles, and no other. */
export function RolesDialog(props: { member: MemberItem; onClose: () => void }) {
  const { t } = useWords()
  const words = t.people.members
  const { member, onClose } = props
  const save = useSetRoles()
  const tell = useTell()
  const [roles, setRoles] = useState(member.account_role_ids)
  return (
    <Modal
      open
      title={words.rolesTitle(member.member_name)}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() =>
        save.mutate(
          { id: member.member_id, roles },
          {
            onSuccess: () => {
              tell.done(t.app.saved)
              onClose()
            },
          },
        )
      }
    >
      <div className={form.form}>
        <Field label={t.people.roles.title} help={words.rolesHelp}>
          {(wiring) => <RoleSelect {...wiring} value={roles} onChange={setRoles} />}
        </Field>
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}

/** What stands in the way is told by the server. */
export function DeleteMemberDialog(props: { member: MemberItem; onClose: () => void }) {
  const { t } = useWords()
  const words = t.people.members
  const { member, onClose } = props
  const remove = useDeleteMember()
  const tell = useTell()
  const [force, setForce] = useState(false)
  return (
    <Modal
      open
      title={words.deleteTitle(member.member_name)}
      okText={words.delete}
      okButtonProps={{ danger: true }}
      cancelText={t.app.cancel}
      confirmLoading={remove.isPending}
      onCancel={onClose}
      onOk={() =>
        remove.mutate(
          { id: member.member_id, force },
          {
            onSuccess: () => {
              tell.done(words.deleted)
              onClose()
            },
          },
        )
      }
    >
      <div className={form.form}>
        <p>{words.deleteText}</p>
        <Checkbox checked={force} onChange={(event) => setForce(event.target.checked)}>
          {words.deleteTeams}
        </Checkbox>
        {remove.isError && <Failure error={remove.error} />}
      </div>
    </Modal>
  )
}

/** A link nobody could mail. */
export function LinkDialog(props: { link: string; onClose: () => void }) {
  const { t } = useWords()
  const words = t.people.invite
  return (
    <Modal
      open
      width={640}
      title={t.people.members.title}
      okText={words.close}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
      onOk={props.onClose}
      onCancel={props.onClose}
    >
      <div className={form.form}>
        <p>{words.resetLink}</p>
        <CopyField value={props.link} label={words.resetLink} button={t.app.copy} />
      </div>
    </Modal>
  )
}
