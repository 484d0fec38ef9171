import { HolderOutlined, InfoCircleOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Switch } from 'antd'
import { memo, type KeyboardEvent, type PointerEvent } from 'react'
import { Link } from 'react-router'
import type { NoiseRule, RuleKind } from '../../api/noiseTypes'
import { ruleParts, ruleStates } from '../../components/noiseSentence'
import { RouteSentence } from '../../components/RouteSentence'
import { RuleHitFacts } from '../../components/RuleHitFacts'
import { useWords } from '../../i18n/language'
import { useNow } from '../../ui/now'
import styles from './NoiseRuleRow.module.css'
import { IfMay } from '../../components/IfMay'

export type RuleAction = 'edit' | 'duplicate' | 'top' | 'bottom' | 'delete'
export type RuleStep = 'up' | 'down' | 'top' | 'bottom'

const steps = { ArrowUp: 'up', ArrowDown: 'down', Home: 'top', End: 'bottom' } as const

export const ruleGrip = (id: string) => `grip-${id}`

interface Props {
  kind: RuleKind
  rule: NoiseRule
  calendars: ReadonlyMap<string, string> | undefined
  /** What the rules beside it are called, by their ids. */
  names: ReadonlyMap<string, string>
  /** Its place among all, from 0, and how many there are. */
  place: number
  of: number
  drop: 'above' | 'below' | undefined
  dragging: boolean
  /** Whether the order cannot be changed right now. */
  fixed: boolean
  onGrab: (place: number, event: PointerEvent) => void
  onStep: (id: string, step: RuleStep) => void
  onSwitch: (rule: NoiseRule, on: boolean) => void
  onAction: (action: RuleAction, rule: NoiseRule) => void
}

/** One rule: what it does, how it stands, how often it has been of use. */
export const NoiseRuleRow = memo(function NoiseRuleRow(props: Props) {
  const { t, format } = useWords()
  const now = useNow()
  const words = t.noise.row
  const { kind, rule, place, of } = props
  const name = rule.rule_name
  const on = rule.status === 'enabled'
  const states = ruleStates(rule, kind, now, { t, format })
  return (
    <div className={styles.row} data-drop={props.drop} data-dragging={props.dragging} data-on={on}>
      <IfMay permission="channels:manage" otherwise={<span />}>
        <button
          type="button"
          id={ruleGrip(rule.rule_id)}
          className={styles.grip}
          disabled={props.fixed || of < 2}
          aria-label={words.grip(name, format.number(place + 1), format.number(of))}
          title={t.routes.gripTitle}
          onPointerDown={(event) => props.onGrab(place, event)}
          onKeyDown={(event: KeyboardEvent) => {
            if (!Object.hasOwn(steps, event.key)) return
            event.preventDefault()
            props.onStep(rule.rule_id, steps[event.key as keyof typeof steps])
          }}
        >
          <HolderOutlined aria-hidden="true" />
        </button>
      </IfMay>
      <div className={styles.words}>
        <Link
          to={{ search: `rule=${encodeURIComponent(rule.rule_id)}` }}
          preventScrollReset
          className={styles.link}
        >
          {name}
        </Link>
        <span className={styles.sentence}>
          <RouteSentence parts={ruleParts(kind, rule, { t, format, calendars: props.calendars })} />
        </span>
        <span className={styles.state}>
          {states.map((each) => (
            <span key={each} className={styles.fact}>
              {each}
            </span>
          ))}
          {rule.hit_cnt !== undefined && (
            <RuleHitFacts hits={{ ...rule, hit_cnt: rule.hit_cnt }} since={rule.created_at} />
          )}
        </span>
        {(rule.warnings ?? []).map((each) => (
          <span key={each.code + (each.by ?? '')} className={styles.warning}>
            <InfoCircleOutlined aria-hidden="true" />{' '}
            {t.noise.warning[each.code]?.(props.names.get(each.by ?? '') ?? '') ?? each.message}
          </span>
        ))}
      </div>
      <IfMay permission="channels:manage" otherwise={<span />}>
        <span className={styles.controls}>
          <Switch
            size="small"
            checked={on}
            aria-label={words.switch(name)}
            onChange={(checked) => props.onSwitch(rule, checked)}
          />
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: (
                [
                  ['edit', words.edit],
                  ['duplicate', words.duplicate],
                  ['top', words.toTop, place === 0 || props.fixed],
                  ['bottom', words.toBottom, place === of - 1 || props.fixed],
                  ['delete', words.delete],
                ] satisfies [RuleAction, string, boolean?][]
              ).map(([key, label, disabled]) => ({ key, label, disabled, danger: key === 'delete' })),
              onClick: ({ key }) => props.onAction(key as RuleAction, rule),
            }}
          >
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={words.menu(name)} />
          </Dropdown>
        </span>
      </IfMay>
    </div>
  )
})
