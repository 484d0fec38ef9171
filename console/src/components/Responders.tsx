import type { Incident } from '../api/types'
import { usePeople } from '../api/people'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import styles from './Responders.module.css'

/** Who has an incident, whether they have said so, and by what they got it. */
export function Responders({ incident }: { incident: Incident }) {
  const { t, format } = useWords()
  const words = t.moves
  const now = useNow()
  const { names } = usePeople()
  const assigned = incident.assigned_to
  const at = assigned?.assigned_at ?? 0
  const byRule = (assigned?.escalate_rule_name ?? '') !== ''
  return (
    <>
      {incident.responders.length === 0 ? (
        <p className="soft">{words.nobody}</p>
      ) : (
        <ul className={styles.people}>
          {incident.responders.map((each) => (
            <li key={each.person_id} data-acked={each.acknowledged_at > 0}>
              <strong>
                {each.person_name ||
                  names.get(each.person_id) ||
                  t.oncall.unknownPerson(String(each.person_id))}
              </strong>
              <span className="soft">
                {each.acknowledged_at > 0
                  ? words.acked(format.ago(each.acknowledged_at, now))
                  : words.notAcked}
              </span>
            </li>
          ))}
        </ul>
      )}
      {at > 0 && (
        <p className="soft">
          {byRule
            ? words.assignedAs.rule(
                assigned?.escalate_rule_name ?? '',
                format.number((assigned?.layer_idx ?? 0) + 1),
                format.ago(at, now),
              )
            : words.assignedAs.people(format.ago(at, now))}
        </p>
      )}
    </>
  )
}
