import { Checkbox, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useFoundIncidents, useMove } from '../api/incidents'
import { moves } from '../api/moves'
import type { Incident } from '../api/types'
import { Failure } from '../components/Failure'
import { SeverityMark } from '../components/SeverityMark'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { useSettled } from '../ui/useSettled'
import form from './form.module.css'

const typingMs = 250

interface Props {
  /** One is merged into another that is looked for; of several one stays. */
  incidents: readonly Incident[]
  onClose: () => void
  onDone: (target: string) => void
}

/** Makes one incident of several. */
export function MergeDialog({ incidents, onClose, onDone }: Props) {
  const { t } = useWords()
  const words = t.moves
  const move = useMove()
  const tell = useTell()
  const several = incidents.length > 1
  const [target, setTarget] = useState<string | undefined>(several ? oldest(incidents) : undefined)
  const [query, setQuery] = useState('')
  const [comment, setComment] = useState('')
  const [remove, setRemove] = useState(false)
  const [strict, setStrict] = useState(false)
  const found = useFoundIncidents(useSettled(query, true, typingMs), !several)
  const others = (found.data?.items ?? []).filter((each) => each.incident_id !== incidents[0]?.incident_id)
  const name = (each: Incident) => (
    <>
      <SeverityMark severity={each.incident_severity} bare /> {each.title}{' '}
      <span className="mono soft">{each.num}</span>
    </>
  )
  const store = () => {
    setStrict(true)
    if (target === undefined) return
    const sources = incidents.map((each) => each.incident_id).filter((id) => id !== target)
    move.mutate(moves.merge(sources, target, comment.trim(), remove), {
      onSuccess: () => {
        tell.done(words.merged)
        onClose()
        onDone(target)
      },
    })
  }
  return (
    <Modal
      open
      width={560}
      title={words.mergeTitle(incidents.length)}
      okText={words.mergeBulk}
      cancelText={t.app.cancel}
      confirmLoading={move.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <p className={form.help}>{several ? words.mergeManyText : words.mergeText}</p>
        <Field label={words.target} error={strict && target === undefined ? words.targetMissing : undefined}>
          {(wiring) =>
            several ? (
              <Radio.Group
                aria-label={words.target}
                className={form.choices ?? ''}
                value={target}
                onChange={(event) => setTarget(String(event.target.value))}
                options={incidents.map((each) => ({ value: each.incident_id, label: name(each) }))}
              />
            ) : (
              <Select
                {...wiring}
                status={wiring['aria-invalid'] ? 'error' : ''}
                showSearch={{ filterOption: false, onSearch: setQuery }}
                placeholder={words.targetSearch}
                loading={found.isFetching}
                value={target}
                options={others.map((each) => ({ value: each.incident_id, label: name(each) }))}
                onChange={setTarget}
              />
            )
          }
        </Field>
        <Field label={`${words.comment} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={1024}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={remove} onChange={(event) => setRemove(event.target.checked)}>
          {words.removeSources}
        </Checkbox>
        {move.isError && <Failure error={move.error} />}
      </div>
    </Modal>
  )
}

const oldest = (incidents: readonly Incident[]) =>
  [...incidents].sort((a, b) => a.start_time - b.start_time)[0]?.incident_id
