import { Select } from 'antd'
import { useTemplates } from '../api/templates'
import { useWords } from '../i18n/language'

interface Props {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: string
  onChange: (value: string) => void
}

/** Ids by which older clients name the words that come with Quell. */
const presets = ['', '6321aad26c12104586a88916', '000000000000000000000001', '000000000000000000000000']

/** Whose words messages speak: Quell's, or those of a template. */
export function TemplateSelect({ value, onChange, ...wiring }: Props) {
  const { t } = useWords()
  const words = t.templates
  const templates = useTemplates()
  const known = templates.data ?? []
  const shown = presets.includes(value) ? '' : value
  const missing = shown !== '' && !known.some((each) => each.template_id === shown)
  return (
    <Select
      {...wiring}
      showSearch={{ optionFilterProp: 'label' }}
      value={shown}
      options={[
        { value: '', label: words.quell },
        ...known.map((each) => ({ value: each.template_id, label: each.template_name })),
        ...(missing ? [{ value: shown, label: words.unknown(shown) }] : []),
      ]}
      onChange={onChange}
    />
  )
}
