import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { useProcessingPreview } from '../../api/processing'
import type { ProcessingPreviewItem, ProcessingRule, ProcessingRules, Stage } from '../../api/processingTypes'
import { EventChanges } from '../../components/EventChanges'
import { eventChanges } from '../../components/eventChanges'
import { Failure } from '../../components/Failure'
import type { MappingNames } from '../../components/ruleSentence'
import { SeverityMark } from '../../components/SeverityMark'
import { tidied } from '../../forms/newRule'
import { ruleFault } from '../../forms/ruleFaults'
import { RuleForm, type RuleChoices } from '../../forms/RuleForm'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import { useSettled } from '../../ui/useSettled'
import styles from './ProcessingEditor.module.css'
import { ReadOnly } from '../../components/ReadOnly'

const settleMs = 400
const shownEvents = 6

interface Props {
  integrationId: number
  stage: Stage
  rules: ProcessingRules
  value: ProcessingRule
  title: string
  isNew: boolean
  names: MappingNames
  choices: RuleChoices
  strict: boolean
  refusal: string | undefined
  onChange: (value: ProcessingRule) => void
  /** Put it back as it was when this opened. */
  onUndo: (value: ProcessingRule) => void
  onClose: () => void
}

/** Edits one rule of the draft in place, with what it does to the newest events beside it. */
export function RuleDrawer(props: Props) {
  const { t } = useWords()
  const words = t.processing
  const phone = usePhone()
  const [opened] = useState(props.value)
  const { value } = props
  return (
    <Drawer
      open
      title={props.title}
      size={phone ? '100%' : 720}
      onClose={props.onClose}
      footer={
        <div className={styles.drawerFoot}>
          <Button type="primary" onClick={props.onClose}>
            {words.form.done}
          </Button>
          <Button disabled={!props.isNew && value === opened} onClick={() => props.onUndo(opened)}>
            {props.isNew ? t.app.cancel : t.routes.form.undo}
          </Button>
          <span className="soft">{words.form.draftNote}</span>
        </div>
      }
    >
      <ReadOnly unless="integrations:manage">
        <RuleForm
          stage={props.stage}
          value={value}
          names={props.names}
          choices={props.choices}
          strict={props.strict}
          refusal={props.refusal}
          onChange={props.onChange}
          live={<Live {...props} />}
        />
      </ReadOnly>
    </Drawer>
  )
}

/** The rules up to one, so that what is shown is what this one does. */
function upTo(
  rules: ProcessingRules,
  stage: Stage,
  rule: ProcessingRule,
  inclusive: boolean,
): ProcessingRules {
  const at = rules[stage].findIndex((each) => each.rule_id === rule.rule_id)
  const before = rules[stage].slice(0, at).map(tidied)
  // Shown also while it is switched off, for one switches it on after looking.
  const some = inclusive ? [...before, tidied({ ...rule, enabled: true })] : before
  return stage === 'enrichment'
    ? { enrichment: some, pipeline: [] }
    : { enrichment: rules.enrichment.map(tidied), pipeline: some }
}

function Live(props: Props) {
  const { t } = useWords()
  const words = t.processing.live
  const { rules, stage, value } = props
  const complete = ruleFault(value, t) === undefined
  const settled = useSettled(value, complete, settleMs)
  const known = ruleFault(settled, t) === undefined
  return (
    <section className={styles.live} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="soft">{words.text}</p>
      {known ? <Results {...props} rules={rules} stage={stage} value={settled} /> : <p>{words.waits}</p>}
    </section>
  )
}

function Results(props: Props) {
  const { t } = useWords()
  const { rules, stage, value } = props
  const others = useMemo(
    () => ({
      enrichment: rules.enrichment.filter((each) => ruleFault(each, t) === undefined),
      pipeline: rules.pipeline.filter((each) => ruleFault(each, t) === undefined),
    }),
    [rules, t],
  )
  const then = useMemo(
    () =>
      upTo(
        {
          ...others,
          [stage]: rules[stage]
            .map((each) => (each.rule_id === value.rule_id ? value : each))
            .filter((each) => ruleFault(each, t) === undefined),
        },
        stage,
        value,
        true,
      ),
    [others, rules, stage, value, t],
  )
  const before = useMemo(() => upTo(then, stage, value, false), [then, stage, value])
  const behind = useProcessingPreview(props.integrationId, then)
  const ahead = useProcessingPreview(props.integrationId, before)
  if (behind.error !== null) return <Failure error={behind.error} onRetry={() => void behind.refetch()} />
  if (behind.data === undefined || ahead.data === undefined) return <Skeleton rows={3} height={56} gap={8} />
  const former = new Map(ahead.data.answer.items.map((each) => [each.event_id, each]))
  const items = behind.data.answer.items
  if (items.length === 0) return <p className="soft">{t.processing.preview.emptyText}</p>
  return (
    <ol>
      {items.slice(0, shownEvents).map((each) => (
        <Result key={each.event_id} item={each} former={former.get(each.event_id)} rule={value} />
      ))}
    </ol>
  )
}

function Result(props: {
  item: ProcessingPreviewItem
  former: ProcessingPreviewItem | undefined
  rule: ProcessingRule
}) {
  const { t } = useWords()
  const words = t.processing.live
  const { item, rule } = props
  const before = props.former?.after ?? item.before
  const gone = item.dropped && props.former?.dropped !== true
  const same = eventChanges(before, item.after).length === 0
  const source = rule.kind === 'extraction' ? sourceText(before, rule.settings.source_field ?? '') : undefined
  return (
    <li className={gone ? styles.dropped : undefined}>
      <span className={styles.title}>
        <SeverityMark severity={before.severity} bare />
        <strong>{before.title}</strong>
        {gone && <span className={styles.badge}>{t.processing.preview.dropped}</span>}
      </span>
      {source !== undefined && source !== before.title && (
        <span className={styles.source}>{source || t.processing.preview.empty}</span>
      )}
      {same ? (
        !gone && <span className="soft">{rule.kind === 'extraction' ? words.nothing : words.unchanged}</span>
      ) : (
        <EventChanges before={before} after={item.after} />
      )}
    </li>
  )
}

function sourceText(face: ProcessingPreviewItem['before'], field: string): string {
  if (field === 'title' || field === 'description') return face[field]
  return face.labels[field.replace(/^labels\./, '')] ?? ''
}
