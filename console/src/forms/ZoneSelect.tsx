import { Select } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../ui/now'
import { hereZone, knownZone, offsetText } from '../ui/zoned'

interface Props {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: string
  onChange: (zone: string) => void
}

/** A time zone, found by city, region or distance from UTC; the reader's own comes first. */
export function ZoneSelect({ value, onChange, ...wiring }: Props) {
  const now = useNow()
  const hour = now - (now % 3600)
  const options = useMemo(
    () =>
      [...new Set([hereZone(), value, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
        .filter((each) => each !== '' && knownZone(each))
        .map((zone) => {
          const offset = offsetText(zone, hour)
          return {
            value: zone,
            label: `${zone} (${offset})`,
            search: `${zone} ${zone.replaceAll('_', ' ')} ${offset.replace('−', '-')}`.toLowerCase(),
          }
        }),
    [value, hour],
  )
  return (
    <Select
      {...wiring}
      showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.toLowerCase()) }}
      value={value}
      options={options}
      onChange={onChange}
    />
  )
}
