import { Modal } from 'antd'
import { planIsEmpty, planRules } from '../../api/noiseApply'
import { useApplyNoise } from '../../api/noiseReport'
import type { NoiseDraft, NoiseRuleList, TriedRule } from '../../api/noiseReportTypes'
import type { Channel } from '../../api/types'
import { draftLists } from '../../components/backtestDraft'
import { Failure } from '../../components/Failure'
import { SettingChanges } from '../../components/SettingChanges'
import { changedSettings, settingsChanges } from '../../components/settingsChanges'
import { useTell } from '../../components/tell'
import { conflictOf } from '../../forms/routeErrors'
import { useWords } from '../../i18n/language'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/now'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Backtest.module.css'

interface Props {
  channel: Channel
  draft: NoiseDraft
  /** Those in force of the lists that the draft has. */
  rules: Partial<Record<NoiseRuleList, TriedRule[]>> | undefined
  error: Error | null
  onClose: () => void
  onApplied: () => void
}

/** Shows exactly what would change, then changes it. */
export function ApplyDialog(props: Props) {
  const { t, format } = useWords()
  const words = t.noiseReport
  const tell = useTell()
  const { channel, draft } = props
  const now = useNow()
  const apply = useApplyNoise(channel)
  const conflict = conflictOf(apply.error)
  const lists = draftLists(draft)
  const changes = settingsChanges(channel, draft.settings ?? {}, { t, format })
  const plans = lists.map((list) => ({ list, plan: planRules(props.rules?.[list] ?? [], draft[list] ?? []) }))
  const waiting = lists.length > 0 && props.rules === undefined
  const nothing = changes.length === 0 && plans.every(({ plan }) => planIsEmpty(plan))
  const { settings = {}, ...rules } = draft
  return (
    <Modal
      open
      title={words.apply.title}
      okText={words.apply.go}
      okButtonProps={{ disabled: waiting || nothing, loading: apply.isPending && { delay: 300 } }}
      width={640}
      onCancel={props.onClose}
      onOk={() =>
        apply.mutate(
          changes.length === 0 ? rules : { ...rules, settings: changedSettings(channel, settings) },
          {
            onSuccess: () => {
              tell.done(words.apply.done)
              props.onApplied()
            },
          },
        )
      }
    >
      <div className={styles.dialog}>
        <p>{nothing && !waiting ? words.apply.nothing : words.apply.text}</p>
        <SettingChanges changes={changes} />
        {props.error !== null && <Failure error={props.error} />}
        {waiting && props.error === null && <Skeleton rows={2} height={20} gap={8} />}
        {!waiting && (
          <div className={styles.rules}>
            {plans
              .filter(({ plan }) => !planIsEmpty(plan))
              .map(({ list, plan }) => (
                <section key={list}>
                  <h3>{words.changes.rules[list]}</h3>
                  <ul>
                    <Rules word={words.changes.ruleAdded} rules={plan.added} />
                    <Rules word={words.changes.ruleChanged} rules={plan.changed} />
                    <Rules word={words.changes.ruleRemoved} rules={plan.removed} />
                    {plan.moved && <li>{words.changes.ruleMoved}</li>}
                  </ul>
                </section>
              ))}
          </div>
        )}
        {apply.isError &&
          (conflict === undefined ? (
            <Failure error={apply.error} />
          ) : (
            <Notice
              title={t.noise.form.conflict(
                conflict.by || t.noise.form.somebody,
                conflict.at > 0 ? format.ago(conflict.at, now) : t.noise.form.meanwhile,
              )}
              text={words.apply.stale}
            />
          ))}
      </div>
    </Modal>
  )
}

function Rules(props: { word: string; rules: TriedRule[] }) {
  const { t } = useWords()
  return props.rules.map((rule, index) => (
    <li key={rule.rule_id ?? index}>
      <span className="soft">
        {props.word}
        {t.routes.colon}
      </span>
      {rule.rule_name ?? rule.rule_id}
    </li>
  ))
}
