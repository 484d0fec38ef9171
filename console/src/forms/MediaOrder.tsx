import { Select } from 'antd'
import { mediumName } from '../components/escalationSentence'
import { useWords } from '../i18n/language'
import { leaveByTab } from '../ui/leaveByTab'

/** What reaches a person; robots write to groups. */
const usual = ['email', 'sms', 'voice', 'push']

interface Props {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: string[]
  onChange: (value: string[]) => void
}

/** Media in the order they are tried. */
export function MediaOrder({ value, onChange, ...wiring }: Props) {
  const { t } = useWords()
  return (
    <Select
      {...wiring}
      mode="multiple"
      placeholder={t.me.preference.nothing}
      value={value}
      options={[...new Set([...usual, ...value])].map((each) => ({
        value: each,
        label: mediumName(each, { t }),
      }))}
      showSearch={{ optionFilterProp: 'label' }}
      onInputKeyDown={leaveByTab}
      onChange={onChange}
    />
  )
}
