import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'

const nameMax = 64

interface Props {
  name: string
  others: string[]
  onDone: (name: string) => void
  onClose: () => void
}

/** The text of a heading; two of the same would confuse, and the server refuses them. */
export function HeadingDialog({ name, others, onDone, onClose }: Props) {
  const { t } = useWords()
  const [text, setText] = useState(name)
  const [tried, setTried] = useState(false)
  const own = text.trim()
  const error =
    own === ''
      ? tried
        ? t.routes.sectionMissing
        : undefined
      : others.includes(own)
        ? t.routes.sectionTaken
        : undefined
  const done = () => {
    setTried(true)
    if (own !== '' && !others.includes(own)) onDone(own)
  }
  return (
    <Modal
      open
      width={400}
      title={t.routes.sectionTitle}
      okText={t.routes.form.done}
      onOk={done}
      onCancel={onClose}
    >
      <Field label={t.routes.sectionLabel} help={t.routes.sectionHelp} error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            maxLength={nameMax}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={done}
          />
        )}
      </Field>
    </Modal>
  )
}
