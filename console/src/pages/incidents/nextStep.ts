import type { Incident } from '../../api/types'
import type { Strings } from '../../i18n/en'
import type { Formats } from '../../i18n/format'

/** What to do now, in one sentence. */
export function nextStep(incident: Incident, now: number, t: Strings, format: Formats): string {
  const { now: say } = t.incident
  if (incident.progress === 'Triggered') return say.triggered(format.duration(now - incident.start_time))
  if (incident.progress === 'Closed') {
    const end = incident.close_time || incident.end_time
    return say.closed(format.ago(end, now), format.duration(end - incident.start_time))
  }
  const who = incident.responders.find((each) => each.acknowledged_at > 0)
  const name = who?.person_name ?? t.incident.somebody
  const age = format.ago(who?.acknowledged_at ?? incident.ack_time, now)
  return incident.active_alert_cnt > 0
    ? say.processing(name, age, format.number(incident.active_alert_cnt))
    : say.processingQuiet(name, age)
}
