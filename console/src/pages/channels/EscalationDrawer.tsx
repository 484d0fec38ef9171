import { Button, Drawer, Modal } from 'antd'
import { useState } from 'react'
import { useSaveEscalation } from '../../api/escalation'
import { useCalendars, useChannelLabels } from '../../api/noise'
import { usePeople, useTeams } from '../../api/people'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { useEscalationBook } from '../../components/useEscalationBook'
import {
  escalationBody,
  escalationFault,
  escalationFaults,
  type EscalationDraft,
} from '../../forms/escalationDraft'
import { EscalationRuleForm } from '../../forms/EscalationRuleForm'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import styles from './Noise.module.css'
import { IfMay } from '../../components/IfMay'
import { ReadOnly } from '../../components/ReadOnly'

interface Props {
  channelId: number
  /** Absent for a new one. */
  ruleId: string | undefined
  initial: EscalationDraft
  onClose: () => void
}

/** Edits one rule; nothing takes effect before it is saved, and nothing typed is lost without asking. */
export function EscalationDrawer({ channelId, ruleId, initial, onClose }: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  const tell = useTell()
  const phone = usePhone()
  const { people } = usePeople()
  const teams = useTeams()
  const book = useEscalationBook(true)
  const labels = useChannelLabels(channelId)
  const calendars = useCalendars(true)
  const save = useSaveEscalation(channelId)
  const [opened] = useState(initial)
  const [draft, setDraft] = useState(initial)
  const [sent, setSent] = useState<EscalationDraft>()
  const [strict, setStrict] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const faults = escalationFaults(draft, t)
  const wrong = Object.keys(faults).length > 0
  const refusal = save.error !== null && sent === draft ? save.error.message : undefined
  const refused = refusal === undefined ? undefined : escalationFault(refusal)
  const placed = refused !== undefined && refused.path !== ''
  const dirty = draft !== opened
  const leave = () => (dirty ? setLeaving(true) : onClose())

  const store = () => {
    setStrict(true)
    if (wrong) return
    setSent(draft)
    save.mutate(
      { id: ruleId, body: escalationBody(draft) },
      {
        onSuccess: () => {
          tell.done(words.saved)
          onClose()
        },
      },
    )
  }
  return (
    <Drawer
      open
      title={ruleId === undefined ? words.titleNew : words.title}
      size={phone ? '100%' : 760}
      onClose={leave}
      footer={
        <div className={styles.foot}>
          {save.error !== null && !placed && sent === draft && <Failure error={save.error} />}
          {strict && wrong && (
            <p role="status" className={styles.fault}>
              {t.app.fixFirst}
            </p>
          )}
          {placed && (
            <p role="alert" className={styles.fault}>
              {refused.text}
            </p>
          )}
          <IfMay permission="channels:manage">
            <Button type="primary" loading={save.isPending && { delay: 300 }} onClick={store}>
              {t.app.save}
            </Button>
          </IfMay>
          <Button onClick={leave}>{t.app.cancel}</Button>
          <span className="soft">{words.takesEffect}</span>
        </div>
      }
    >
      <ReadOnly unless="channels:manage">
        <EscalationRuleForm
          draft={draft}
          people={people}
          teams={teams.data ?? undefined}
          book={book}
          suggestions={labels.data ?? []}
          calendars={calendars.data ?? []}
          faults={{ ...(strict ? faults : {}), ...(placed ? { [refused.path]: refused.text } : {}) }}
          refusal={refusal}
          strict={strict}
          onChange={setDraft}
        />
      </ReadOnly>
      <Modal
        open={leaving}
        title={t.noise.rule.leave}
        okText={t.noise.rule.leaveDo}
        okButtonProps={{ danger: true }}
        cancelText={t.routes.stay}
        onOk={onClose}
        onCancel={() => setLeaving(false)}
      >
        {t.noise.rule.leaveText}
      </Modal>
    </Drawer>
  )
}
