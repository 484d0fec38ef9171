import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Condition, LabelSuggestion } from '../api/routingTypes'
import { useWords } from '../i18n/language'
import styles from './ConditionGroups.module.css'
import { filterLimits, impossibles } from './filterFaults'
import { RouteConditionFields } from './RouteConditionFields'

interface Props {
  groups: Condition[][]
  suggestions: LabelSuggestion[]
  /** Whether what is missing is told, or only what is wrong. */
  strict: boolean
  /** Where there are no alternatives. */
  single?: boolean
  /** Whether recoveries are asked these, too, and not only what fires. */
  recoveries?: boolean
  /** What the server said about one of them. */
  fault?: { group?: number | undefined; condition?: number | undefined; text: string } | undefined
  onChange: (groups: Condition[][]) => void
}

/** Conditions that must all hold; or, where alternatives are allowed, those of any one group. */
export function ConditionGroups(props: Props) {
  const { groups, suggestions, strict, single, recoveries, fault, onChange } = props
  const { t, format } = useWords()
  const words = t.noise.filters
  const shown = groups.length === 0 ? [[]] : groups
  const full = shown.length >= filterLimits.groups
  return (
    <div className={styles.groups}>
      {shown.map((group, index) => {
        const number = format.number(index + 1)
        return (
          <div key={index} role="group" aria-label={words.alternative(number)} className={styles.group}>
            {shown.length > 1 && (
              <div className={styles.head}>
                <span>
                  {index > 0 && <strong>{words.or} </strong>}
                  {words.allOf}
                </span>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={words.removeAlternative(number)}
                  title={words.removeAlternative(number)}
                  onClick={() => onChange(shown.toSpliced(index, 1))}
                />
              </div>
            )}
            <RouteConditionFields
              conditions={group}
              suggestions={suggestions}
              fault={fault?.group === index ? fault : undefined}
              notes={new Map(impossibles(group, t, recoveries).map((each) => [each.condition, each.text]))}
              most={filterLimits.conditions}
              strict={strict}
              onChange={(next) => onChange(shown.with(index, next))}
            />
          </div>
        )
      })}
      {single !== true && (shown[0]?.length ?? 0) > 0 && (
        <div>
          <Button
            type="text"
            icon={<PlusOutlined />}
            disabled={full}
            title={full ? words.tooMany(format.number(filterLimits.groups)) : undefined}
            onClick={() => onChange([...shown, [{ key: '', oper: 'IN', vals: [] }]])}
          >
            {words.addAlternative}
          </Button>
        </div>
      )}
    </div>
  )
}
