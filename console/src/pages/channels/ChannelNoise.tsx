import { EditOutlined, ExperimentOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import { useNavigate, useOutletContext, useSearchParams } from 'react-router'
import { useCalendars, useRules } from '../../api/noise'
import type { NoiseRule, RuleKind } from '../../api/noiseTypes'
import type { Channel } from '../../api/types'
import { settingParts, type SettingPart } from '../../components/noiseDiff'
import { settingLines } from '../../components/noiseSentence'
import { RouteSentence } from '../../components/RouteSentence'
import { bodyOfRule, newRule, ruleLimits } from '../../forms/ruleDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/now'
import styles from './Noise.module.css'
import { NoiseRuleList } from './NoiseRuleList'
import { IfMay } from '../../components/IfMay'

// Reading needs no editors; each is fetched when first opened.
const NoiseHistory = lazy(async () => ({ default: (await import('./NoiseHistory')).NoiseHistory }))
const NoisePartDrawer = lazy(async () => ({ default: (await import('./NoisePartDrawer')).NoisePartDrawer }))
const NoiseRuleDrawer = lazy(async () => ({ default: (await import('./NoiseRuleDrawer')).NoiseRuleDrawer }))

type Lists = Record<RuleKind, ReturnType<typeof useRules>>
const kinds = ['unsubscribe', 'silence', 'inhibit'] satisfies RuleKind[]

/** The order in which an alert is judged, from top to bottom, with all that can be set about it. */
export function ChannelNoise() {
  const { t } = useWords()
  const words = t.noise
  const channel = useOutletContext<Channel>()
  const { channel_id: channelId } = channel
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const lists: Lists = {
    unsubscribe: useRules(channelId, 'unsubscribe'),
    silence: useRules(channelId, 'silence'),
    inhibit: useRules(channelId, 'inhibit'),
  }
  const byCalendar = (lists.silence.data ?? []).some((each) =>
    (each.time_filters ?? []).some((span) => (span.cal_id ?? '') !== ''),
  )
  const known = useCalendars(byCalendar)
  const calendars = useMemo(
    () => known.data && new Map(known.data.map((each) => [each.cal_id, each.cal_name])),
    [known.data],
  )
  const show = (params: Record<string, string>) =>
    setSearch(params, { replace: Object.keys(params).length === 0, preventScrollReset: true })
  const close = () => show({})
  const lines = settingLines(channel, useTelling(calendars))
  const rules = (kind: RuleKind) => (
    <NoiseRuleList channelId={channelId} kind={kind} list={lists[kind]} calendars={calendars} onShow={show} />
  )
  const add = (kind: RuleKind) => {
    const full = (lists[kind].data?.length ?? 0) >= ruleLimits.rules
    return (
      <IfMay permission="channels:manage">
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={full}
          title={full ? words.full(String(ruleLimits.rules)) : undefined}
          onClick={() => show({ add: kind })}
        >
          {words.add[kind]}
        </Button>
      </IfMay>
    )
  }
  const told = (part: SettingPart) => (
    <ul className={styles.lines}>
      {lines[part].map((each, index) => (
        <li key={index}>
          <RouteSentence parts={each} />
        </li>
      ))}
    </ul>
  )
  const edit = (part: SettingPart) => (
    <IfMay permission="channels:manage">
      <Button
        size="small"
        icon={<EditOutlined />}
        aria-label={words.editOf(words.part[part])}
        onClick={() => show({ edit: part })}
      >
        {words.edit}
      </Button>
    </IfMay>
  )
  const sections: [keyof typeof words.steps, ReactNode, ReactNode][] = [
    ['drop', rules('unsubscribe'), add('unsubscribe')],
    ['merge', told('merge'), edit('merge')],
    ['silence', rules('silence'), add('silence')],
    ['inhibit', rules('inhibit'), add('inhibit')],
    ['flapping', told('flapping'), edit('flapping')],
    ['group', told('group'), edit('group')],
    ['storm', told('storm'), edit('storm')],
    ['close', told('close'), edit('close')],
  ]
  const history = search.get('history')
  const version = channel.noise_version ?? 0
  return (
    <div className={styles.page}>
      <h2 className="visually-hidden">{words.tab}</h2>
      <div className={styles.top}>
        <p className={styles.intro}>{words.intro}</p>
        <span className={styles.version}>
          {version > 0 && words.settled(String(version))}
          <Button
            type="text"
            icon={<ExperimentOutlined />}
            onClick={() => void go(paths.channel(channelId, 'backtest'))}
          >
            {t.noiseReport.tab}
          </Button>
          <Button icon={<HistoryOutlined />} onClick={() => show({ history: '' })}>
            {words.history.open}
          </Button>
        </span>
      </div>
      <ol className={styles.steps} aria-label={words.order}>
        {sections.map(([name, body, actions]) => (
          <li key={name} className={styles.step}>
            <section aria-labelledby={`step-${name}`} className={styles.section}>
              <div className={styles.head}>
                <h3 id={`step-${name}`}>{words.steps[name].title}</h3>
                <p>{words.steps[name].text}</p>
              </div>
              <div className={styles.body}>{body}</div>
              <div className={styles.actions}>{actions}</div>
            </section>
          </li>
        ))}
      </ol>
      <Suspense>
        <OpenRule channelId={channelId} lists={lists} search={search} onClose={close} />
        {settingParts.map(
          (part) =>
            search.get('edit') === part && (
              <NoisePartDrawer key={part} part={part} channel={channel} onClose={close} />
            ),
        )}
        {history !== null && (
          <NoiseHistory
            channel={channel}
            version={Number(history)}
            against={Number(search.get('to') ?? 0)}
            calendars={calendars}
            onShow={show}
          />
        )}
      </Suspense>
    </div>
  )
}

function useTelling(calendars: ReadonlyMap<string, string> | undefined) {
  const { t, format } = useWords()
  return { t, format, calendars }
}

interface OpenProps {
  channelId: number
  lists: Lists
  search: URLSearchParams
  onClose: () => void
}

/** The rule the address names, or a new one, perhaps a copy. */
function OpenRule({ channelId, lists, search, onClose }: OpenProps) {
  const { t } = useWords()
  const now = useNow()
  const id = search.get('rule')
  const kind = kinds.find((each) => each === search.get('add'))
  const find = (wanted: string | null): { kind: RuleKind; rule: NoiseRule } | undefined => {
    for (const each of kinds) {
      const rule = lists[each].data?.find((one) => one.rule_id === wanted)
      if (rule !== undefined) return { kind: each, rule }
    }
    return undefined
  }
  if (kind !== undefined) {
    const copied = search.get('like')
    const source = find(copied)
    if (copied !== null && source === undefined) return null
    const body = source === undefined ? newRule(kind, now) : bodyOfRule(kind, source.rule)
    const initial =
      source === undefined
        ? body
        : {
            ...body,
            from_incident_id: undefined,
            rule_name: t.noise.row.copyName(body.rule_name).slice(0, ruleLimits.name),
          }
    return (
      <NoiseRuleDrawer
        key={`${kind} ${copied ?? ''}`}
        channelId={channelId}
        kind={kind}
        ruleId={undefined}
        initial={initial}
        onClose={onClose}
      />
    )
  }
  if (id === null) return null
  const found = find(id)
  if (found === undefined)
    return kinds.every((each) => lists[each].data !== undefined) ? (
      <Notice title={t.errors.notFound.happened} text={t.noise.unknownRule} />
    ) : null
  return (
    <NoiseRuleDrawer
      key={id}
      channelId={channelId}
      kind={found.kind}
      ruleId={id}
      initial={bodyOfRule(found.kind, found.rule)}
      onClose={onClose}
    />
  )
}
