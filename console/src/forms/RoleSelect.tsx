import { Select } from 'antd'
import { useRoleList } from '../api/members'
import { roleName } from '../components/roleText'
import { useWords } from '../i18n/language'
import { leaveByTab } from '../ui/leaveByTab'

interface Props {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: number[]
  onChange: (value: number[]) => void
}

/** Roles by name; none at all is a choice too. */
export function RoleSelect({ value, onChange, ...wiring }: Props) {
  const { t } = useWords()
  const roles = useRoleList()
  return (
    <Select
      {...wiring}
      mode="multiple"
      placeholder={t.people.invite.noRole}
      value={value}
      options={(roles.data ?? []).map((each) => ({ value: each.role_id, label: roleName(each, t) }))}
      showSearch={{ optionFilterProp: 'label' }}
      onInputKeyDown={leaveByTab}
      onChange={onChange}
    />
  )
}
