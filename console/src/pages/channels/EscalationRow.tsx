import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Switch } from 'antd'
import { Link } from 'react-router'
import type { EscalationRule } from '../../api/escalationTypes'
import { levelParts, whenParts, type EscalationBook } from '../../components/escalationSentence'
import { RouteSentence } from '../../components/RouteSentence'
import { useWords } from '../../i18n/language'
import styles from './Escalation.module.css'
import { IfMay } from '../../components/IfMay'

export type EscalationAction = 'edit' | 'duplicate' | 'delete'

interface Props {
  rule: EscalationRule
  book: EscalationBook
  onSwitch: (on: boolean) => void
  onAction: (action: EscalationAction, rule: EscalationRule) => void
}

/** One rule, told: when it holds, and level by level who hears of it. */
export function EscalationRow({ rule, book, onSwitch, onAction }: Props) {
  const { t } = useWords()
  const words = t.noise.row
  const on = rule.status === 'enabled'
  return (
    <div className={styles.row} data-on={on}>
      <div className={styles.words}>
        <Link
          to={{ search: `rule=${encodeURIComponent(rule.rule_id)}` }}
          preventScrollReset
          className={styles.link}
        >
          {rule.rule_name}
        </Link>
        {!on && <span className={styles.off}>{t.escalation.off}</span>}
        <p>
          <RouteSentence parts={whenParts(rule, book)} />
        </p>
        <ol className={styles.levels}>
          {rule.layers.map((_, index) => (
            <li key={index}>
              <RouteSentence parts={levelParts(rule.layers, index, book)} />
            </li>
          ))}
        </ol>
        {rule.description !== '' && <p className="soft">{rule.description}</p>}
      </div>
      <IfMay permission="channels:manage" otherwise={<span />}>
        <span className={styles.controls}>
          <Switch size="small" checked={on} aria-label={words.switch(rule.rule_name)} onChange={onSwitch} />
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: [
                { key: 'edit', label: words.edit },
                { key: 'duplicate', label: words.duplicate },
                { key: 'delete', label: words.delete, danger: true },
              ],
              onClick: ({ key }) => onAction(key as EscalationAction, rule),
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined />}
              aria-label={t.escalation.rowActions(rule.rule_name)}
            />
          </Dropdown>
        </span>
      </IfMay>
    </div>
  )
}
