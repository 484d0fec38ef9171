import { Link } from 'react-router'
import type { MappingUse } from '../api/mapping'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import styles from './MappingUses.module.css'

/** The integrations whose rules look something up; empty while nobody knows. */
export function MappingUses(props: { uses: MappingUse[] | undefined; unused: string }) {
  const { t, format } = useWords()
  if (props.uses === undefined) return null
  if (props.uses.length === 0) return <span className="soft">{props.unused}</span>
  return (
    <span className={styles.uses}>
      {props.uses.map((each) => (
        <Link key={each.integration_id} to={paths.integration(each.integration_id, 'processing')}>
          {t.mapping.table.usedRules(each.name, format.number(each.rule_cnt))}
        </Link>
      ))}
    </span>
  )
}
