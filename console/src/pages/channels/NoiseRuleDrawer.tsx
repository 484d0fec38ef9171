import { Button, Drawer, Modal } from 'antd'
import { useState } from 'react'
import { useCalendars, useChannelLabels, useSaveRule } from '../../api/noise'
import type { RuleBody, RuleKind } from '../../api/noiseTypes'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { fieldFault } from '../../forms/filterFaults'
import { NoiseRuleForm } from '../../forms/NoiseRuleForm'
import { ruleErrors } from '../../forms/ruleDraft'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import styles from './Noise.module.css'
import { IfMay } from '../../components/IfMay'
import { ReadOnly } from '../../components/ReadOnly'

interface Props {
  channelId: number
  kind: RuleKind
  /** Absent for a new one. */
  ruleId: string | undefined
  initial: RuleBody
  onClose: () => void
}

/** Edits one rule; nothing takes effect before it is saved, and nothing typed is lost without asking. */
export function NoiseRuleDrawer({ channelId, kind, ruleId, initial, onClose }: Props) {
  const { t } = useWords()
  const words = t.noise.rule
  const tell = useTell()
  const phone = usePhone()
  const labels = useChannelLabels(channelId)
  const calendars = useCalendars(kind === 'silence')
  const save = useSaveRule(channelId, kind)
  const [opened] = useState(initial)
  const [value, setValue] = useState(initial)
  const [strict, setStrict] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const fault =
    save.error !== null && save.variables.body === value ? fieldFault(save.error.message) : undefined
  const dirty = value !== opened
  const wrong = Object.keys(ruleErrors(kind, value, t)).length > 0

  const store = () => {
    setStrict(true)
    if (wrong) return
    save.mutate(
      { id: ruleId, body: value },
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
      title={ruleId === undefined ? words.titleNew[kind] : words.title[kind]}
      size={phone ? '100%' : 720}
      onClose={() => (dirty ? setLeaving(true) : onClose())}
      footer={
        <div className={styles.foot}>
          {save.error !== null && fault?.field === '' && <Failure error={save.error} />}
          {strict && wrong && (
            <p role="status" className={styles.fault}>
              {t.app.fixFirst}
            </p>
          )}
          {fault !== undefined && fault.field !== '' && (
            <p role="alert" className={styles.fault}>
              {fault.text}
            </p>
          )}
          <IfMay permission="channels:manage">
            <Button type="primary" loading={save.isPending && { delay: 300 }} onClick={store}>
              {words.save}
            </Button>
          </IfMay>
          <Button onClick={() => (dirty ? setLeaving(true) : onClose())}>{t.app.cancel}</Button>
          <span className="soft">{words.takesEffect}</span>
        </div>
      }
    >
      <ReadOnly unless="channels:manage">
        <NoiseRuleForm
          channelId={channelId}
          kind={kind}
          value={value}
          suggestions={labels.data ?? []}
          calendars={calendars.data}
          fault={fault}
          strict={strict}
          onChange={setValue}
        />
      </ReadOnly>
      <Modal
        open={leaving}
        title={words.leave}
        okText={words.leaveDo}
        okButtonProps={{ danger: true }}
        cancelText={t.routes.stay}
        onOk={onClose}
        onCancel={() => setLeaving(false)}
      >
        {words.leaveText}
      </Modal>
    </Drawer>
  )
}
