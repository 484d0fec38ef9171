import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useOutletContext, useSearchParams } from 'react-router'
import { bodyOfRule, useEscalationRules, useEscalationVerb, useReorderEscalation } from '../../api/escalation'
import type { EscalationRule } from '../../api/escalationTypes'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { useEscalationBook } from '../../components/useEscalationBook'
import { escalationDraftOf, escalationLimits, newEscalation } from '../../forms/escalationDraft'
import { moved } from '../../forms/routeDraft'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Skeleton } from '../../ui/Skeleton'
import { SortRows } from '../../ui/SortRows'
import { hereZone } from '../../ui/zoned'
import styles from './Escalation.module.css'
import { EscalationPreviewPart } from './EscalationPreviewPart'
import { EscalationRow, type EscalationAction } from './EscalationRow'
import { IfMay } from '../../components/IfMay'
import { useMay } from '../../api/session'

const EscalationDrawer = lazy(async () => ({
  default: (await import('./EscalationDrawer')).EscalationDrawer,
}))

/** Who is told of the incidents of a channel, and who next if nobody answers. */
export function ChannelEscalation() {
  const { t, format } = useWords()
  const words = t.escalation
  const tell = useTell()
  const manages = useMay('channels:manage')
  const { modal } = App.useApp()
  const channel = useOutletContext<Channel>()
  const { channel_id: channelId } = channel
  const [search, setSearch] = useSearchParams()
  const list = useEscalationRules(channelId)
  const verb = useEscalationVerb(channelId)
  const reorder = useReorderEscalation(channelId)
  const book = useEscalationBook((list.data ?? []).some((rule) => rule.time_filters.length > 0))
  const show = (params: Record<string, string>) =>
    setSearch(params, { replace: Object.keys(params).length === 0, preventScrollReset: true })
  const rules = list.data
  const on = (rules ?? []).filter((each) => each.status === 'enabled')
  const fallback = on.some((each) => each.filters.length === 0 && each.time_filters.length === 0)
  const full = (rules?.length ?? 0) >= escalationLimits.rules
  const add = (
    <IfMay permission="channels:manage">
      <Button
        type="primary"
        icon={<PlusOutlined />}
        disabled={full}
        title={full ? words.full(String(escalationLimits.rules)) : undefined}
        onClick={() => show({ add: '' })}
      >
        {words.add}
      </Button>
    </IfMay>
  )
  const move = (from: number, to: number) =>
    reorder.mutate([...moved(rules ?? [], from, to)], { onError: tell.failed })
  const act = (action: EscalationAction, rule: EscalationRule) => {
    if (action === 'edit') show({ rule: rule.rule_id })
    else if (action === 'duplicate') show({ add: '', like: rule.rule_id })
    else
      void modal.confirm({
        title: t.noise.row.confirmDelete(rule.rule_name),
        okText: t.noise.row.delete,
        okButtonProps: { danger: true },
        cancelText: t.app.cancel,
        onOk: () =>
          verb.mutate(
            { verb: 'delete', id: rule.rule_id },
            { onSuccess: () => tell.done(t.noise.row.deleted(rule.rule_name)), onError: tell.failed },
          ),
      })
  }
  return (
    <div className={styles.page}>
      <h2 className="visually-hidden">{words.tab}</h2>
      <div className={styles.top}>
        <p className={styles.intro}>{words.intro}</p>
        {rules !== undefined && rules.length > 0 && add}
      </div>
      {rules === undefined ? (
        list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Skeleton rows={2} height={112} gap={8} />
        )
      ) : rules.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText}>
          {add}
        </EmptyState>
      ) : (
        <>
          <div className={styles.frame}>
            <SortRows
              label={words.list}
              keys={rules.map((each) => each.rule_id)}
              grip={(index) =>
                t.noise.row.grip(
                  rules[index]?.rule_name ?? '',
                  format.number(index + 1),
                  format.number(rules.length),
                )
              }
              gripTitle={t.routes.gripTitle}
              movedTo={(from, to) =>
                t.noise.row.movedTo(
                  rules[from]?.rule_name ?? '',
                  format.number(to + 1),
                  format.number(rules.length),
                )
              }
              onMove={manages ? move : undefined}
              row={(index) => {
                const rule = rules[index]
                return (
                  rule !== undefined && (
                    <EscalationRow
                      rule={rule}
                      book={book}
                      onAction={act}
                      onSwitch={(checked) =>
                        verb.mutate(
                          { verb: checked ? 'enable' : 'disable', id: rule.rule_id },
                          { onError: tell.failed },
                        )
                      }
                    />
                  )
                )
              }}
            />
          </div>
          {!fallback && <p className={styles.note}>{words.noFallback}</p>}
          <EscalationPreviewPart channelId={channelId} book={book} />
        </>
      )}
      <Suspense>
        {rules !== undefined && (
          <OpenRule channelId={channelId} rules={rules} search={search} onClose={() => show({})} />
        )}
      </Suspense>
    </div>
  )
}

interface OpenProps {
  channelId: number
  rules: EscalationRule[]
  search: URLSearchParams
  onClose: () => void
}

/** The rule the address names, or a new one, perhaps a copy. */
function OpenRule({ channelId, rules, search, onClose }: OpenProps) {
  const { t } = useWords()
  const find = (id: string | null) => rules.find((each) => each.rule_id === id)
  if (search.has('add')) {
    const like = search.get('like')
    const source = find(like)
    if (like !== null && source === undefined) return null
    const last = Math.min(escalationLimits.rules, Math.max(-1, ...rules.map((each) => each.priority)) + 1)
    const draft =
      source === undefined
        ? newEscalation(last, hereZone())
        : escalationDraftOf({
            ...bodyOfRule(source),
            priority: last,
            rule_name: t.noise.row.copyName(source.rule_name).slice(0, escalationLimits.name),
          })
    // What is hidden in the rule it was copied from is nowhere else.
    const copied = draft.layers.map((level) => ({
      ...level,
      target: { ...level.target, webhooks: level.target.webhooks.map((each) => ({ ...each, from: '' })) },
    }))
    return (
      <EscalationDrawer
        key={`new ${like ?? ''}`}
        channelId={channelId}
        ruleId={undefined}
        initial={{ ...draft, layers: copied }}
        onClose={onClose}
      />
    )
  }
  const id = search.get('rule')
  if (id === null) return null
  const rule = find(id)
  if (rule === undefined) return <Notice title={t.errors.notFound.happened} text={t.escalation.unknownRule} />
  return (
    <EscalationDrawer
      key={id}
      channelId={channelId}
      ruleId={id}
      initial={escalationDraftOf(bodyOfRule(rule))}
      onClose={onClose}
    />
  )
}
