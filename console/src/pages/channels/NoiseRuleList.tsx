import { SearchOutlined } from '@ant-design/icons'
import { App, Input } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useReorder, useRuleVerb, type useRules } from '../../api/noise'
import type { NoiseRule, RuleKind } from '../../api/noiseTypes'
import { Failure } from '../../components/Failure'
import { ruleParts } from '../../components/noiseSentence'
import { plain } from '../../components/routeSentence'
import { useTell } from '../../components/tell'
import { moved } from '../../forms/routeDraft'
import { useWords } from '../../i18n/language'
import { Skeleton } from '../../ui/Skeleton'
import { useDragSort } from '../../ui/useDragSort'
import { VirtualList } from '../../ui/VirtualList'
import styles from './Noise.module.css'
import { NoiseRuleRow, ruleGrip, type RuleAction, type RuleStep } from './NoiseRuleRow'

/** From so many rules on one searches rather than reads. */
const filterFrom = 8

interface Props {
  channelId: number
  kind: RuleKind
  list: ReturnType<typeof useRules>
  calendars: ReadonlyMap<string, string> | undefined
  onShow: (params: Record<string, string>) => void
}

/** The rules of one step in their order: moved, switched and deleted where they stand. */
export function NoiseRuleList({ channelId, kind, list, calendars, onShow }: Props) {
  const { t, format } = useWords()
  const words = t.noise
  const tell = useTell()
  const { modal } = App.useApp()
  const verb = useRuleVerb(channelId, kind)
  const reorder = useReorder(channelId, kind)
  const ol = useRef<HTMLOListElement>(null)
  const [word, setWord] = useState('')
  const [said, setSaid] = useState('')
  const [seek, setSeek] = useState<{ key: string }>()
  const rules = useMemo(() => list.data ?? [], [list.data])
  const names = useMemo(() => new Map(rules.map((each) => [each.rule_id, each.rule_name])), [rules])
  const wanted = useDeferredValue(word).trim().toLowerCase()
  const shown = useMemo(
    () =>
      wanted === ''
        ? rules
        : rules.filter((each) =>
            `${each.rule_name} ${plain(ruleParts(kind, each, { t, format, calendars }))}`
              .toLowerCase()
              .includes(wanted),
          ),
    [rules, wanted, kind, t, format, calendars],
  )
  const fixed = wanted !== ''

  const move = (from: number, to: number) => {
    const rule = rules[from]
    const end = Math.max(0, Math.min(rules.length - 1, to))
    if (rule === undefined || end === from) return
    reorder.mutate(
      moved(rules, from, end).map((each) => each.rule_id),
      { onError: tell.failed },
    )
    setSaid(words.row.movedTo(rule.rule_name, format.number(end + 1), format.number(rules.length)))
    setSeek({ key: rule.rule_id })
  }
  const latest = useRef({ move, rules })
  useEffect(() => {
    latest.current = { move, rules }
  })
  const drop = useCallback((from: number, to: number) => latest.current.move(from, to), [])
  const { drag, start } = useDragSort(ol, drop)
  const step = useCallback((id: string, to: RuleStep) => {
    const { rules: all, move: go } = latest.current
    const from = all.findIndex((each) => each.rule_id === id)
    go(from, { up: from - 1, down: from + 1, top: 0, bottom: all.length - 1 }[to])
  }, [])
  // A row that moves is taken out of the page and put in again, and would lose the focus on its way.
  useEffect(() => {
    if (seek === undefined) return
    const frame = requestAnimationFrame(() =>
      document.getElementById(ruleGrip(seek.key))?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [seek])

  const remove = (rule: NoiseRule) => {
    const held = rule.held_alert_cnt ?? 0
    modal.confirm({
      title: words.row.confirmDelete(rule.rule_name),
      content: held > 0 ? words.row.deleteHolds(format.counted(held)) : undefined,
      okText: words.row.delete,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: () =>
        verb.mutate(
          { verb: 'delete', id: rule.rule_id },
          { onSuccess: () => tell.done(words.row.deleted(rule.rule_name)), onError: tell.failed },
        ),
    })
  }
  const act = (action: RuleAction, rule: NoiseRule) => {
    if (action === 'edit') onShow({ rule: rule.rule_id })
    else if (action === 'duplicate') onShow({ add: kind, like: rule.rule_id })
    else if (action === 'delete') remove(rule)
    else step(rule.rule_id, action)
  }
  const flip = (rule: NoiseRule, on: boolean) =>
    verb.mutate({ verb: on ? 'enable' : 'disable', id: rule.rule_id }, { onError: tell.failed })

  if (list.data === undefined)
    return (
      <div className={styles.failed}>
        {list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Skeleton rows={1} height={48} />
        )}
      </div>
    )
  if (rules.length === 0) return <p className={styles.none}>{words.none[kind]}</p>
  const on = rules.filter((each) => each.status === 'enabled').length
  return (
    <>
      {rules.length >= filterFrom && (
        <div className={styles.tools}>
          <Input
            className={styles.filter ?? ''}
            aria-label={`${words.filter}: ${words.rule.title[kind]}`}
            placeholder={words.filter}
            prefix={<SearchOutlined />}
            allowClear
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
          <span aria-live="polite">
            {fixed && shown.length === 0
              ? words.filterNone
              : words.count(format.number(rules.length), format.number(on))}
          </span>
        </div>
      )}
      <VirtualList
        label={words.list[kind]}
        count={shown.length}
        estimate={84}
        list={ol}
        keep={drag?.from}
        seek={seek}
        rowKey={(index) => shown[index]?.rule_id ?? String(index)}
        row={(index) => {
          const rule = shown[index]
          if (rule === undefined) return null
          const place = fixed ? rules.indexOf(rule) : index
          return (
            <NoiseRuleRow
              kind={kind}
              rule={rule}
              calendars={calendars}
              names={names}
              place={place}
              of={rules.length}
              drop={
                drag?.before === place
                  ? 'above'
                  : drag?.before === rules.length && place === rules.length - 1
                    ? 'below'
                    : undefined
              }
              dragging={drag?.from === place}
              fixed={fixed}
              onGrab={start}
              onStep={step}
              onSwitch={flip}
              onAction={act}
            />
          )
        }}
      />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  )
}
