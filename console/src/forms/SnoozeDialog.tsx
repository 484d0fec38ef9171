import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useMove } from '../api/incidents'
import { moves } from '../api/moves'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { minutesOf, snoozePresets } from './minutesDraft'

/** For how long nobody wants to hear of incidents. */
export function SnoozeDialog(props: { ids: readonly string[]; onClose: () => void; onDone?: () => void }) {
  const { t, format } = useWords()
  const words = t.moves
  const move = useMove()
  const tell = useTell()
  const [typed, setTyped] = useState('')
  const [strict, setStrict] = useState(false)
  const minutes = minutesOf(typed)
  const run = (time: number) => {
    // A promise, since the dialog is gone before the server answers.
    void move
      .mutateAsync(moves.snooze(props.ids, time))
      .then(() => tell.done(words.snoozed(format.duration(time * 60))), tell.failed)
    props.onClose()
    props.onDone?.()
  }
  return (
    <Modal
      open
      width={440}
      title={words.snoozeTitle}
      okText={words.snooze}
      cancelText={t.app.cancel}
      onCancel={props.onClose}
      onOk={() => {
        setStrict(true)
        if (minutes !== undefined) run(minutes)
      }}
    >
      <div className={form.form}>
        <p className={form.help}>{words.snoozeText}</p>
        <div className={form.actions}>
          {snoozePresets.map((each, index) => (
            <Button key={each} autoFocus={index === 0} onClick={() => run(each)}>
              {format.duration(each * 60)}
            </Button>
          ))}
        </div>
        <Field
          label={words.minutes}
          help={minutes === undefined ? words.minutesFault : format.duration(minutes * 60)}
          error={strict && minutes === undefined ? words.minutesFault : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
