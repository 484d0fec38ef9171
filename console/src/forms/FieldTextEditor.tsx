import { Input } from 'antd'
import { useState } from 'react'
import type { FieldValue } from '../api/types'
import { useWords } from '../i18n/language'

/** A text that is kept when it is left. */
export function FieldTextEditor(props: { id: string; value: string; onSave: (value: FieldValue) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string>()
  const save = () => {
    if (typed !== undefined && typed.trim() !== props.value)
      props.onSave(typed.trim() === '' ? null : typed.trim())
    setTyped(undefined)
  }
  return (
    <Input.TextArea
      id={props.id}
      placeholder={t.moves.noValue}
      autoSize={{ minRows: 1, maxRows: 6 }}
      maxLength={3000}
      value={typed ?? props.value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(undefined)
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          event.currentTarget.blur()
        }
      }}
    />
  )
}
