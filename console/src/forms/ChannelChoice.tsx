import { Select } from 'antd'
import type { Channel } from '../api/types'
import { useWords } from '../i18n/language'
import { leaveByTab } from '../ui/leaveByTab'

interface Props {
  /** What ties the control to its label and note. */
  wiring: object
  book: ReadonlyMap<number, Channel>
  value: number[]
  onChange: (ids: number[]) => void
  className?: string
}

/** Several channels by name; one that is gone or off stays until it is taken out. */
export function ChannelChoice({ wiring, book, value, onChange, className }: Props) {
  const { t } = useWords()
  const gone = value.filter((id) => !book.has(id))
  const options = [
    ...[...book.values()]
      .filter((each) => each.status !== 'disabled' || value.includes(each.channel_id))
      .map((each) => ({
        value: each.channel_id,
        label: each.status === 'disabled' ? t.routes.offChannel(each.channel_name) : each.channel_name,
      })),
    ...gone.map((id) => ({ value: id, label: t.routes.goneChannel(String(id)) })),
  ]
  return (
    <Select
      {...wiring}
      className={className ?? ''}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t.routes.chooseChannels}
      value={value}
      options={options}
      onInputKeyDown={leaveByTab}
      onChange={onChange}
    />
  )
}
