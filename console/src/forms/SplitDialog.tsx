import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useIncidentAlerts, useMove } from '../api/incidents'
import { moves } from '../api/moves'
import type { Incident } from '../api/types'
import { Failure } from '../components/Failure'
import { SeverityMark } from '../components/SeverityMark'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { Skeleton } from '../ui/Skeleton'
import form from './form.module.css'

interface Props {
  incident: Incident
  onClose: () => void
  onDone: (made: string) => void
}

/** Makes an incident of its own of some alerts of another. */
export function SplitDialog({ incident, onClose, onDone }: Props) {
  const { t, format } = useWords()
  const words = t.moves
  const move = useMove()
  const tell = useTell()
  const alerts = useIncidentAlerts(incident.incident_id)
  const [chosen, setChosen] = useState<string[]>([])
  const [title, setTitle] = useState('')
  const [strict, setStrict] = useState(false)
  const fault =
    chosen.length === 0
      ? words.splitMissing
      : chosen.length >= incident.alert_cnt
        ? words.splitAll
        : undefined
  const store = () => {
    setStrict(true)
    if (fault !== undefined) return
    move.mutate(moves.split(incident.incident_id, chosen, title.trim()), {
      onSuccess: (made) => {
        tell.done(words.splitDone)
        onClose()
        onDone(made?.incident_id ?? incident.incident_id)
      },
    })
  }
  return (
    <Modal
      open
      width={600}
      title={words.splitTitle}
      okText={chosen.length === 0 ? words.split : words.splitDo(format.number(chosen.length))}
      cancelText={t.app.cancel}
      confirmLoading={move.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <p className={form.help}>{words.splitText}</p>
        {alerts.data !== undefined ? (
          <Checkbox.Group
            aria-label={words.splitText}
            className={form.tall ?? ''}
            value={chosen}
            onChange={setChosen}
            options={alerts.data.items.map((each) => ({
              value: each.alert_id,
              label: (
                <>
                  <SeverityMark severity={each.alert_status} bare /> {each.title}
                </>
              ),
            }))}
          />
        ) : alerts.isError ? (
          <Failure error={alerts.error} onRetry={() => void alerts.refetch()} />
        ) : (
          <Skeleton rows={3} height={32} />
        )}
        {strict && fault !== undefined && <p className={form.fault}>{fault}</p>}
        <Field label={words.newTitle} help={words.newTitleHelp}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={512}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {move.isError && <Failure error={move.error} />}
      </div>
    </Modal>
  )
}
