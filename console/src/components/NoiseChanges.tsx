import {
  EditOutlined,
  MinusOutlined,
  PlayCircleOutlined,
  PlusOutlined,
  PoweroffOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { NoiseVersionInfo } from '../api/noiseTypes'
import { useWords } from '../i18n/language'
import styles from './NoiseChanges.module.css'
import {
  ruleKinds,
  rulesOf,
  settingParts,
  type NoiseDiff,
  type RuleChange,
  type SettingPart,
} from './noiseDiff'
import { ruleParts, settingLines, type Telling } from './noiseSentence'
import { RouteSentence } from './RouteSentence'
import { plain, type Part } from './routeSentence'

const icons = {
  added: <PlusOutlined />,
  removed: <MinusOutlined />,
  changed: <EditOutlined />,
  enabled: <PlayCircleOutlined />,
  disabled: <PoweroffOutlined />,
  moved: <SwapOutlined rotate={90} />,
}

interface Props {
  before: NoiseVersionInfo
  after: NoiseVersionInfo
  diff: NoiseDiff
  calendars: ReadonlyMap<string, string> | undefined
}

/** What differs between two versions, one sentence a change; told by sign and word, not by colour. */
export function NoiseChanges({ before, after, diff, calendars }: Props) {
  const { t, format } = useWords()
  const telling: Telling = { t, format, calendars }
  const lines = (info: NoiseVersionInfo, part: SettingPart) => settingLines(info.settings, telling)[part]
  return (
    <ul className={styles.list}>
      {diff.rules.map((each) => (
        <Change
          key={`${each.rule}${each.kind}${(each.after ?? each.before)?.rule_id ?? ''}`}
          kind={each.kind}
        >
          <RuleWords change={each} telling={telling} />
        </Change>
      ))}
      {diff.settings.map((part) => (
        <Change key={part} kind="changed">
          <span className={styles.place}>{t.noise.part[part]}</span>
          <BeforeAfter before={lines(before, part)} after={lines(after, part)} />
        </Change>
      ))}
    </ul>
  )
}

function Change(props: { kind: RuleChange['kind']; children: ReactNode }) {
  const { t } = useWords()
  return (
    <li className={styles.change}>
      <span className={styles.kind}>
        {icons[props.kind]} {t.noise.change[props.kind]}
      </span>
      <div className={styles.words}>{props.children}</div>
    </li>
  )
}

function RuleWords({ change, telling }: { change: RuleChange; telling: Telling }) {
  const { t } = useWords()
  const { before, after, rule } = change
  const shown = after ?? before
  if (shown === undefined) return null
  const parts = (of: typeof shown) => [ruleParts(rule, of, telling)]
  const renamed = before !== undefined && after !== undefined && before.rule_name !== after.rule_name
  return (
    <>
      <span className={styles.place}>
        {t.noise.rule.title[rule]}{' '}
        <strong>{renamed ? `${before.rule_name} → ${after.rule_name}` : shown.rule_name}</strong>
      </span>
      {change.kind === 'changed' && before !== undefined && after !== undefined ? (
        <BeforeAfter before={parts(before)} after={parts(after)} />
      ) : (
        <RouteSentence parts={ruleParts(rule, shown, telling)} />
      )}
    </>
  )
}

/** Two states in sentences, the former one paler. */
export function BeforeAfter(props: { before: Part[][]; after: Part[][] }) {
  const { t } = useWords()
  const side = (name: string, lines: Part[][]) => (
    <div>
      <span className={styles.place}>
        {name}
        {t.routes.colon}
      </span>
      {lines.map((each, index) => (
        <span key={index} className={styles.line}>
          <RouteSentence parts={each} />
        </span>
      ))}
    </div>
  )
  return (
    <div className={styles.sides}>
      <div className={styles.former}>{side(t.noise.history.before, props.before)}</div>
      {side(t.noise.history.after, props.after)}
    </div>
  )
}

/** Both versions whole, step by step, beside each other; what differs is marked by sign and weight. */
export function NoiseSides({ before, after, diff, calendars }: Props) {
  const { t, format } = useWords()
  const telling: Telling = { t, format, calendars }
  const words = t.noise
  const ruleLines = (info: NoiseVersionInfo, kind: (typeof ruleKinds)[number]): [string, Part[]][] =>
    rulesOf(info, kind).map((each) => [
      each.rule_id,
      [
        { kind: 'key', text: each.rule_name },
        { kind: 'text', text: t.routes.colon },
        ...ruleParts(kind, each, telling),
        ...(each.status === 'disabled'
          ? [{ kind: 'flow', text: ` · ${words.state.off}` } satisfies Part]
          : []),
      ],
    ])
  const touched = new Set(diff.rules.map((each) => (each.after ?? each.before)?.rule_id ?? ''))
  const rows: [string, [string, Part[]][], [string, Part[]][], boolean][] = [
    ...ruleKinds.map((kind): [string, [string, Part[]][], [string, Part[]][], boolean] => [
      words.what[kind],
      ruleLines(before, kind),
      ruleLines(after, kind),
      diff.rules.some((each) => each.rule === kind),
    ]),
    ...settingParts.map((part): [string, [string, Part[]][], [string, Part[]][], boolean] => {
      const lines = (info: NoiseVersionInfo) =>
        settingLines(info.settings, telling)[part].map((each): [string, Part[]] => [plain(each), each])
      return [words.part[part], lines(before), lines(after), diff.settings.includes(part)]
    }),
  ]
  return (
    <div role="table" aria-label={words.history.sides} className={styles.table}>
      <div role="row" className={styles.columns}>
        <span role="columnheader" className="visually-hidden">
          {words.tab}
        </span>
        <span role="columnheader">{words.history.version(String(before.version))}</span>
        <span role="columnheader">{words.history.version(String(after.version))}</span>
      </div>
      {rows.map(([name, old, young, changed]) => (
        <div role="row" key={name} className={styles.tableRow}>
          <span role="rowheader" className={styles.rowHead}>
            {name}
            {changed && <span className={styles.changed}>{words.history.changedMark}</span>}
          </span>
          <Cell lines={old} other={young} touched={touched} />
          <Cell lines={young} other={old} touched={touched} />
        </div>
      ))}
    </div>
  )
}

function Cell(props: { lines: [string, Part[]][]; other: [string, Part[]][]; touched: ReadonlySet<string> }) {
  const { t } = useWords()
  const others = new Set(props.other.map(([key]) => key))
  return (
    <span role="cell" className={styles.cell}>
      {props.lines.length === 0 && <span className="soft">{t.noise.history.nothingHere}</span>}
      {props.lines.map(([key, parts], index) => (
        <span key={index} className={styles.line} data-differs={!others.has(key) || props.touched.has(key)}>
          <RouteSentence parts={parts} />
        </span>
      ))}
    </span>
  )
}
