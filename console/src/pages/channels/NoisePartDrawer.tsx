import { ExperimentOutlined } from '@ant-design/icons'
import { Button, Drawer, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useChannelLabels, useSaveNoiseSettings } from '../../api/noise'
import type { Channel } from '../../api/types'
import { toTry } from '../../components/backtestDraft'
import { Failure } from '../../components/Failure'
import type { SettingPart } from '../../components/noiseDiff'
import { settingLines } from '../../components/noiseSentence'
import { RouteSentence } from '../../components/RouteSentence'
import { changedSettings } from '../../components/settingsChanges'
import { useTell } from '../../components/tell'
import { fieldFault } from '../../forms/filterFaults'
import form from '../../forms/form.module.css'
import { NoisePartFields } from '../../forms/NoisePartFields'
import { settingErrors, settingsDraftOf, settingsOf, type SettingsDraft } from '../../forms/noiseSettings'
import { conflictOf } from '../../forms/routeErrors'
import ruleForm from '../../forms/NoiseRuleForm.module.css'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { usePhone } from '../../ui/media'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/now'
import styles from './Noise.module.css'
import { IfMay } from '../../components/IfMay'
import { ReadOnly } from '../../components/ReadOnly'

interface Props {
  part: SettingPart
  channel: Channel
  onClose: () => void
}

/** Edits one part of a channel's settings, from the version that was read; whoever saved in between is named. */
export function NoisePartDrawer({ part, channel, onClose }: Props) {
  const { t, format } = useWords()
  const words = t.noise
  const go = useNavigate()
  const tell = useTell()
  const phone = usePhone()
  const now = useNow()
  const labels = useChannelLabels(channel.channel_id)
  const save = useSaveNoiseSettings(channel.channel_id)
  const [base, setBase] = useState(channel)
  const [draft, setDraft] = useState(() => settingsDraftOf(channel))
  const [strict, setStrict] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [sent, setSent] = useState<SettingsDraft>()
  const errors = settingErrors(part, draft, t, format)
  const wrong = Object.keys(errors).length > 0
  const then = settingsOf(part, draft, base)
  const dirty = JSON.stringify(then) !== JSON.stringify(settingsOf(part, settingsDraftOf(base), base))
  const conflict = conflictOf(save.error)
  const fault =
    save.error !== null && conflict === undefined && sent === draft
      ? fieldFault(save.error.message)
      : undefined
  const placed = fault !== undefined && fault.field !== ''

  const store = (from: Channel, version: number) => {
    setStrict(true)
    if (wrong) return
    setSent(draft)
    save.mutate(
      { settings: settingsOf(part, draft, from), version },
      {
        onSuccess: () => {
          tell.done(t.app.saved)
          onClose()
        },
      },
    )
  }
  const tryFirst = () => {
    setStrict(true)
    if (wrong) return
    const settings = changedSettings(channel, then)
    void go(paths.channel(channel.channel_id, 'backtest'), { state: toTry({ settings }) })
  }
  const takeTheirs = () => {
    save.reset()
    setBase(channel)
    setDraft(settingsDraftOf(channel))
    setStrict(false)
  }
  return (
    <Drawer
      open
      title={words.part[part]}
      size={phone ? '100%' : 720}
      onClose={() => (dirty ? setLeaving(true) : onClose())}
      footer={
        <div className={styles.foot}>
          {save.error !== null && conflict === undefined && !placed && <Failure error={save.error} />}
          {strict && wrong && (
            <p role="status" className={styles.fault}>
              {t.app.fixFirst}
            </p>
          )}
          {placed && (
            <p role="alert" className={styles.fault}>
              {fault.text}
            </p>
          )}
          <IfMay permission="channels:manage">
            <Button
              type="primary"
              disabled={!dirty}
              title={dirty ? undefined : t.app.nothingToSave}
              loading={save.isPending && { delay: 300 }}
              onClick={() => store(base, base.noise_version ?? 0)}
            >
              {words.form.save}
            </Button>
          </IfMay>
          <Button onClick={() => (dirty ? setLeaving(true) : onClose())}>{t.app.cancel}</Button>
          {part === 'group' && (
            <Button type="text" icon={<ExperimentOutlined />} onClick={tryFirst}>
              {words.form.tryFirst}
            </Button>
          )}
          <span className="soft">{dirty ? words.rule.takesEffect : t.app.nothingToSave}</span>
        </div>
      }
    >
      <div className={form.form}>
        {conflict !== undefined && (
          <Notice
            title={words.form.conflict(
              conflict.by || words.form.somebody,
              conflict.at > 0 ? format.ago(conflict.at, now) : words.form.meanwhile,
            )}
            text={words.form.conflictText}
          >
            <div className={styles.buttons}>
              <Button onClick={takeTheirs}>{words.form.theirs}</Button>
              <Button onClick={() => store(channel, conflict.version)}>{words.form.over}</Button>
            </div>
          </Notice>
        )}
        <div className={ruleForm.sentence}>
          <ul>
            {settingLines({ ...base, ...then }, { t, format })[part].map((each, index) => (
              <li key={index}>
                <RouteSentence parts={each} />
              </li>
            ))}
          </ul>
        </div>
        <ReadOnly unless="channels:manage">
          <NoisePartFields
            part={part}
            draft={draft}
            suggestions={labels.data ?? []}
            errors={errors}
            fault={fault}
            strict={strict}
            set={(change) => setDraft({ ...draft, ...change })}
          />
        </ReadOnly>
      </div>
      <Modal
        open={leaving}
        title={words.rule.leave}
        okText={words.rule.leaveDo}
        okButtonProps={{ danger: true }}
        cancelText={t.routes.stay}
        onOk={onClose}
        onCancel={() => setLeaving(false)}
      >
        {words.rule.leaveText}
      </Modal>
    </Drawer>
  )
}
