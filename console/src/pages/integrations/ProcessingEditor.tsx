import { HistoryOutlined } from '@ant-design/icons'
import { App, Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  StageRefused,
  useFreshProcessing,
  useProcessingPreview,
  useSaveProcessing,
} from '../../api/processing'
import type { Processing, ProcessingRule, ProcessingRules, RuleKind, Stage } from '../../api/processingTypes'
import type { MappingNames } from '../../components/ruleSentence'
import { useTell } from '../../components/tell'
import { newRule, newRuleId, tidied } from '../../forms/newRule'
import { conflictOf } from '../../forms/routeErrors'
import { moved } from '../../forms/routeDraft'
import { refusedRule, ruleFault } from '../../forms/ruleFaults'
import type { RuleChoices } from '../../forms/RuleForm'
import { stages, useProcessingDraft } from '../../forms/useProcessingDraft'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import { useSettled } from '../../ui/useSettled'
import { LeaveGuard } from '../../components/LeaveGuard'
import { ProcessingConflict } from './ProcessingConflict'
import styles from './ProcessingEditor.module.css'
import { ProcessingHistory } from './ProcessingHistory'
import { ProcessingPreviewPart } from './ProcessingPreviewPart'
import { ProcessingSaveBar } from './ProcessingSaveBar'
import { RuleDrawer } from './RuleDrawer'
import { RuleStage, type RuleVerb } from './RuleStage'

const settleMs = 500

interface Props {
  integrationId: number
  stored: Processing
  names: MappingNames
  choices: RuleChoices
}

/** Where the server found fault, as long as the rule is as it was then. */
interface Refusal {
  stage: Stage
  rule: ProcessingRule | undefined
  text: string
}

/** Enrichment and pipeline of one integration: a draft on this page until it is saved. */
export function ProcessingEditor({ integrationId, stored, names, choices }: Props) {
  const { t } = useWords()
  const words = t.processing
  const { message } = App.useApp()
  const tell = useTell()
  const phone = usePhone()
  const state = useProcessingDraft(stored)
  const { draft, edit } = state
  const save = useSaveProcessing(integrationId)
  const freshRules = useFreshProcessing(integrationId)
  const [search, setSearch] = useSearchParams()
  const [unfinished, setUnfinished] = useState<string>()
  const [strict, setStrict] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  const faults = useMemo(() => {
    const found = new Map<string, string>()
    for (const rule of stages.flatMap((stage) => draft[stage])) {
      const wrong = ruleFault(rule, t)
      if (wrong !== undefined) found.set(rule.rule_id, wrong)
    }
    return found
  }, [draft, t])
  const complete = faults.size === 0
  const asked = useSettled(draft, complete, settleMs)
  const sent = useMemo(
    (): ProcessingRules => ({
      enrichment: asked.enrichment.map(tidied),
      pipeline: asked.pipeline.map(tidied),
    }),
    [asked],
  )
  const preview = useProcessingPreview(integrationId, sent)

  const show = (params: Record<string, string>) =>
    setSearch(params, { replace: Object.keys(params).length === 0, preventScrollReset: true })
  const openId = search.get('rule')
  const openStage = stages.find((stage) => draft[stage].some((rule) => rule.rule_id === openId))
  const open = openStage === undefined ? undefined : draft[openStage].find((rule) => rule.rule_id === openId)
  const history = search.get('history')

  const change = (stage: Stage, to: (rules: readonly ProcessingRule[]) => readonly ProcessingRule[]) =>
    edit((now) => ({ ...now, [stage]: to(now[stage]) }))
  const replace = (stage: Stage, rule: ProcessingRule) =>
    change(stage, (rules) => rules.map((each) => (each.rule_id === rule.rule_id ? rule : each)))
  const add = (stage: Stage, kind: RuleKind) => {
    const rule = newRule(kind)
    change(stage, (rules) => [...rules, rule])
    setUnfinished(rule.rule_id)
    setStrict(false)
    show({ rule: rule.rule_id })
  }
  const nameOf = (stage: Stage, id: string) =>
    words.ruleName(words.stages[stage], String(draft[stage].findIndex((rule) => rule.rule_id === id) + 1))
  const remove = (stage: Stage, id: string) => {
    const at = draft[stage].findIndex((rule) => rule.rule_id === id)
    const rule = draft[stage][at]
    if (rule === undefined) return
    change(stage, (rules) => rules.filter((each) => each.rule_id !== id))
    message.open({
      key: id,
      type: 'success',
      duration: 6,
      content: (
        <>
          {t.routes.removed(nameOf(stage, id))}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(id)
              change(stage, (rules) => rules.toSpliced(at, 0, rule))
            }}
          >
            {t.routes.undo}
          </Button>
        </>
      ),
    })
  }
  const onVerb = (stage: Stage, verb: RuleVerb, id: string) => {
    const at = draft[stage].findIndex((rule) => rule.rule_id === id)
    const rule = draft[stage][at]
    if (rule === undefined) return
    if (verb === 'edit') show({ rule: id })
    else if (verb === 'remove') remove(stage, id)
    else if (verb === 'toggle') replace(stage, { ...rule, enabled: !rule.enabled })
    else
      change(stage, (rules) => rules.toSpliced(at + 1, 0, { ...structuredClone(rule), rule_id: newRuleId() }))
  }

  const store = (over?: Processing) => {
    setRefusal(undefined)
    const sending = draft
    save.mutate(
      state.dirtyStages.map((stage) => ({
        stage,
        rules: sending[stage].map(tidied),
        version: (over ?? state.base)[stage].version,
      })),
      {
        onSuccess: (saved) => {
          state.saved(saved, sending)
          tell.done(words.saved)
        },
        onError: (error) => {
          void freshRules().then(
            (fresh) => {
              // Stages before the refused one are saved.
              const stage = error instanceof StageRefused ? error.stage : undefined
              for (const each of stages) {
                if (each === stage) break
                if (state.dirtyStages.includes(each)) state.take(each, fresh)
              }
            },
            () => undefined,
          )
          if (error instanceof StageRefused && conflictOf(error.cause) === undefined) {
            const found = refusedRule(error.message)
            const rule = found === undefined ? undefined : sending[error.stage][found.index]
            setRefusal({ stage: error.stage, rule, text: found?.text ?? error.message })
          }
        },
      },
    )
  }
  const wrong = stages.flatMap((stage) => draft[stage]).find((rule) => faults.has(rule.rule_id))
  const stageOf = (id: string) => stages.find((stage) => draft[stage].some((rule) => rule.rule_id === id))
  const trySave = () => {
    setUnfinished(undefined)
    setStrict(true)
    if (wrong === undefined) store()
  }
  const refusedRow =
    refusal?.rule !== undefined && draft[refusal.stage].includes(refusal.rule) ? refusal.rule : undefined
  const faultOf = (id: string) =>
    refusedRow?.rule_id === id ? refusal?.text : id === unfinished ? undefined : faults.get(id)
  const pointed = refusedRow ?? (strict ? wrong : undefined)

  return (
    <div className={styles.editor}>
      <h2 className="visually-hidden">{words.tab}</h2>
      <div className={styles.top}>
        <p className={styles.intro}>{words.intro}</p>
        <Button icon={<HistoryOutlined />} onClick={() => show({ history: 'enrichment' })}>
          {t.routes.history.open}
        </Button>
      </div>
      {state.contested.map((stage) => (
        <ProcessingConflict
          key={stage}
          stage={stage}
          theirs={stored[stage]}
          mine={draft[stage]}
          names={names}
          pending={save.isPending}
          onTake={() => state.take(stage, stored)}
          onOver={() => store(stored)}
        />
      ))}
      {stages.map((stage) => (
        <RuleStage
          key={stage}
          stage={stage}
          rules={draft[stage]}
          saved={state.base[stage]}
          stored={stored[stage]}
          names={names}
          faultOf={faultOf}
          known={preview.data?.answer}
          onAdd={(kind) => add(stage, kind)}
          onMove={(from, to) => change(stage, (rules) => moved(rules, from, to))}
          onVerb={(verb, id) => onVerb(stage, verb, id)}
        />
      ))}
      <ProcessingPreviewPart
        told={preview.data?.answer}
        error={preview.error}
        complete={complete}
        onRetry={() => void preview.refetch()}
      />
      {state.dirty && (
        <ProcessingSaveBar
          state={state}
          names={names}
          pending={save.isPending}
          error={refusedRow === undefined && state.contested.length === 0 ? save.error : null}
          message={
            pointed === undefined
              ? undefined
              : refusedRow === undefined
                ? words.fixRule(nameOf(stageOf(pointed.rule_id) ?? 'enrichment', pointed.rule_id))
                : `${words.refused(words.stages[refusal?.stage ?? 'enrichment'])} ${refusal?.text ?? ''}`
          }
          onShow={pointed === undefined ? undefined : () => show({ rule: pointed.rule_id })}
          onSave={trySave}
        />
      )}
      {open !== undefined && openStage !== undefined && (
        <RuleDrawer
          key={open.rule_id}
          integrationId={integrationId}
          stage={openStage}
          rules={draft}
          value={open}
          title={unfinished === open.rule_id ? words.kinds[open.kind] : nameOf(openStage, open.rule_id)}
          isNew={unfinished === open.rule_id}
          names={names}
          choices={choices}
          strict={strict || unfinished !== open.rule_id}
          refusal={refusedRow === open ? refusal?.text : undefined}
          onChange={(rule) => replace(openStage, rule)}
          onUndo={(opened) => {
            if (unfinished === open.rule_id)
              change(openStage, (rules) => rules.filter((each) => each.rule_id !== open.rule_id))
            else replace(openStage, opened)
            setUnfinished(undefined)
            show({})
          }}
          onClose={() => {
            setUnfinished(undefined)
            show({})
          }}
        />
      )}
      <Drawer
        open={history !== null}
        title={words.history.title}
        size={phone ? '100%' : 720}
        onClose={() => show({})}
      >
        {history !== null && (
          <ProcessingHistory
            integrationId={integrationId}
            current={state.base}
            chosen={history}
            dirty={state.dirtyStages}
            names={names}
            onRestored={(stage, saved) => {
              state.take(stage, saved)
              show({})
            }}
          />
        )}
      </Drawer>
      <LeaveGuard unsaved={state.dirty} text={words.leaveText} />
    </div>
  )
}
