import { Link } from 'react-router'
import { usePastIncidents } from '../api/moves'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { useNow } from '../ui/now'
import styles from './PastIncidents.module.css'

/** What was like it before, and what was found out then. */
export function PastIncidents({ incidentId }: { incidentId: string }) {
  const { t, format } = useWords()
  const words = t.moves
  const now = useNow()
  const past = usePastIncidents(incidentId)
  if (past.data === undefined) return null
  if (past.data.length === 0) return <p className="soft">{words.pastNone}</p>
  return (
    <ul className={styles.list}>
      {past.data.map((each) => (
        <li key={each.incident_id}>
          <Link to={paths.incident(each.incident_id)}>{each.title}</Link>
          <span className={styles.small}>
            {words.likeness(`${Math.floor(each.score * 100)} %`)}
            {each.close_time > 0 && ` · ${words.closedAge(format.ago(each.close_time, now))}`}
          </span>
          {(['root_cause', 'resolution'] as const).map(
            (name) =>
              (each[name] ?? '') !== '' && (
                <p key={name} className={styles.said}>
                  {words.texts[name]}: {each[name]}
                </p>
              ),
          )}
        </li>
      ))}
    </ul>
  )
}
