import { Select } from 'antd'
import type { Member } from '../api/people'
import { useWords } from '../i18n/language'
import { leaveByTab } from '../ui/leaveByTab'

interface Props {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  people: readonly Member[]
  value: number[]
  onChange: (value: number[]) => void
}

/** People by name or e-mail address, in the order they were chosen. */
export function PeopleSelect({ people, value, onChange, ...wiring }: Props) {
  const { t } = useWords()
  const known = people.map((each) => ({
    value: each.member_id,
    label: each.member_name || (each.email ?? ''),
    search: `${each.member_name} ${each.email ?? ''}`.toLowerCase(),
  }))
  const strangers = value
    .filter((id) => !people.some((each) => each.member_id === id))
    .map((id) => ({ value: id, label: t.oncall.unknownPerson(String(id)), search: '' }))
  return (
    <Select
      {...wiring}
      mode="multiple"
      status={wiring['aria-invalid'] === true ? 'error' : ''}
      placeholder={t.oncall.choosePeople}
      value={value}
      options={[...known, ...strangers]}
      showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.toLowerCase()) }}
      onInputKeyDown={leaveByTab}
      onChange={onChange}
    />
  )
}
