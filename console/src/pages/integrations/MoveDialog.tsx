import { InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'

interface Props {
  name: string
  place: number
  of: number
  onMove: (place: number) => void
  onClose: () => void
}

/** Far moves by number, for lists too long to drag through. */
export function MoveDialog({ name, place, of, onMove, onClose }: Props) {
  const { t, format } = useWords()
  const [wanted, setWanted] = useState<number | null>(place)
  const wrong = wanted === null || !Number.isInteger(wanted) || wanted < 1 || wanted > of
  return (
    <Modal
      open
      width={400}
      title={t.routes.moveTitle(name)}
      okText={t.routes.moveDo}
      okButtonProps={{ disabled: wrong }}
      onOk={() => !wrong && onMove(wanted)}
      onCancel={onClose}
    >
      <Field
        label={t.routes.moveLabel(format.number(of))}
        error={wrong ? t.channelForm.range('1', format.number(of)) : undefined}
      >
        {(wiring) => (
          <InputNumber
            {...wiring}
            autoFocus
            value={wanted}
            onChange={setWanted}
            onPressEnter={() => !wrong && onMove(wanted)}
          />
        )}
      </Field>
    </Modal>
  )
}
