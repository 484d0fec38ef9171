import { Modal } from 'antd'
import { useState } from 'react'
import { useChannelLabels, useQuickSilenceDraft, useRules, useSaveRule } from '../api/noise'
import type { RuleBody } from '../api/noiseTypes'
import type { Incident } from '../api/types'
import { Failure } from '../components/Failure'
import { ruleParts } from '../components/noiseSentence'
import { RouteSentence } from '../components/RouteSentence'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { usePhone } from '../ui/media'
import { Skeleton } from '../ui/Skeleton'
import { ConditionGroups } from './ConditionGroups'
import { fieldFault, filterFault } from './filterFaults'
import form from './form.module.css'
import { MatchCount } from './MatchCount'
import sentence from './NoiseRuleForm.module.css'
import { bodyOfDraft, bodyOfRule, ruleErrors } from './ruleDraft'
import { SilenceTimeFields } from './SilenceTimeFields'

/** Silences alerts like those of an incident; a second time it edits the same rule. */
export function SilenceDialog(props: { incident: Incident; onClose: () => void }) {
  const { incident, onClose } = props
  const rules = useRules(incident.channel_id, 'silence')
  // Which rule is edited is settled when it opens.
  if (rules.data === undefined && !rules.isError) return null
  const existing = rules.data?.find((each) => each.from_incident_id === incident.incident_id)
  return (
    <Dialog
      incident={incident}
      existing={existing === undefined ? undefined : bodyOfRule('silence', existing)}
      ruleId={existing?.rule_id}
      onClose={onClose}
    />
  )
}

interface DialogProps {
  incident: Incident
  existing: RuleBody | undefined
  ruleId: string | undefined
  onClose: () => void
}

function Dialog({ incident, existing, ruleId, onClose }: DialogProps) {
  const { t, format } = useWords()
  const words = t.noise.incident
  const tell = useTell()
  const phone = usePhone()
  const draft = useQuickSilenceDraft(incident.incident_id, existing === undefined)
  const labels = useChannelLabels(incident.channel_id)
  const save = useSaveRule(incident.channel_id, 'silence')
  const [opened] = useState({ existing, ruleId })
  const [typed, setTyped] = useState<RuleBody>()
  const [strict, setStrict] = useState(false)
  const suggested = draft.data === undefined ? undefined : bodyOfDraft(incident.incident_id, draft.data)
  const value = typed ?? opened.existing ?? suggested
  const wrong = value !== undefined && Object.keys(ruleErrors('silence', value, t)).length > 0
  const fault =
    save.error !== null && save.variables.body === value ? fieldFault(save.error.message) : undefined
  const store = () => {
    setStrict(true)
    if (value === undefined || wrong) return
    setTyped(value)
    save.mutate(
      { id: opened.ruleId, body: value },
      {
        onSuccess: () => {
          tell.done(words.silenced)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={words.silenceTitle}
      width={phone ? '100%' : 680}
      okText={words.silenceDo}
      cancelText={t.app.cancel}
      okButtonProps={{ disabled: value === undefined }}
      confirmLoading={save.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <p className={form.help}>{words.silenceText}</p>
        {value === undefined ? (
          draft.isError ? (
            <Failure error={draft.error} onRetry={() => void draft.refetch()} />
          ) : (
            <Skeleton rows={4} height={40} />
          )
        ) : (
          <>
            <div className={sentence.sentence}>
              <RouteSentence parts={ruleParts('silence', value, { t, format })} />
              <MatchCount
                channelId={incident.channel_id}
                kind="silence"
                rule={value}
                complete={filterFault(value.filters, t) === undefined}
              />
            </div>
            <SilenceTimeFields
              rule={value}
              calendars={[]}
              error={ruleErrors('silence', value, t).time_filter}
              strict={strict}
              onChange={setTyped}
            />
            <fieldset className={form.section}>
              <legend>{t.noise.rule.what}</legend>
              <ConditionGroups
                groups={value.filters ?? []}
                suggestions={labels.data ?? []}
                strict={strict}
                fault={fault}
                onChange={(filters) => setTyped({ ...value, filters })}
              />
            </fieldset>
            {save.error !== null && <Failure error={save.error} />}
          </>
        )}
      </div>
    </Modal>
  )
}
