import { Select } from 'antd'
import { useMove } from '../api/incidents'
import { moves } from '../api/moves'
import type { Incident, Severity } from '../api/types'
import { SeverityMark } from '../components/SeverityMark'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'

const severities: Severity[] = ['Critical', 'Warning', 'Info']

/** How bad it is, whatever its alerts say. */
export function SeverityInPlace({ incident }: { incident: Incident }) {
  const { t } = useWords()
  const move = useMove()
  const tell = useTell()
  return (
    <Select
      size="small"
      aria-label={t.moves.severity}
      value={incident.incident_severity}
      options={severities.map((each) => ({ value: each, label: <SeverityMark severity={each} /> }))}
      popupMatchSelectWidth={false}
      onChange={(incident_severity) =>
        move.mutate(moves.reset(incident.incident_id, { incident_severity }), {
          onSuccess: () => tell.done(t.app.saved),
          onError: tell.failed,
        })
      }
    />
  )
}
