import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Condition, LabelSuggestion } from '../api/routingTypes'
import { useWords } from '../i18n/language'
import styles from './ConditionGroups.module.css'
import { RouteConditionFields } from './RouteConditionFields'

const groupsMax = 50

interface Props {
  groups: Condition[][]
  suggestions: LabelSuggestion[]
  strict: boolean
  /** Enrichment knows one group only. */
  single: boolean
  onChange: (groups: Condition[][]) => void
}

/** Conditions that must all hold; or, where alternatives are allowed, those of any one group. */
export function ConditionGroups({ groups, suggestions, strict, single, onChange }: Props) {
  const { t, format } = useWords()
  const words = t.processing.form
  const shown = groups.length === 0 ? [[]] : groups
  return (
    <div className={styles.groups}>
      {shown.map((group, index) => (
        <div key={index} className={styles.group}>
          {index > 0 && (
            <div className={styles.head}>
              <span>{words.whenGroup(format.number(index + 1))}</span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={words.removeGroup(format.number(index + 1))}
                onClick={() => onChange(shown.toSpliced(index, 1))}
              />
            </div>
          )}
          <RouteConditionFields
            conditions={group}
            suggestions={suggestions}
            fault={undefined}
            strict={strict}
            onChange={(next) => onChange(shown.with(index, next))}
          />
        </div>
      ))}
      {!single && (shown[0]?.length ?? 0) > 0 && (
        <div>
          <Button
            type="text"
            icon={<PlusOutlined />}
            disabled={shown.length >= groupsMax}
            onClick={() => onChange([...shown, [{ key: '', oper: 'IN', vals: [] }]])}
          >
            {words.addGroup}
          </Button>
        </div>
      )}
    </div>
  )
}
