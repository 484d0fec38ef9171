// @ts-check
import { existing } from './answers.mjs'
import { factsOf } from './routes.mjs'
import { tell } from './world.mjs'

/** Why an alert went where it went, and the silence an incident suggests. */

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../src/api/noiseTypes').NoiseRule} NoiseRule */
/** @typedef {import('../src/api/types').Alert} Alert */

const seconds = () => Math.floor(Date.now() / 1000)
const day = 86_400

/** @param {Alert} alert @param {string} key */
export const valueOf = (alert, key) =>
  key.startsWith('labels.')
    ? alert.labels[key.slice(7)]
    : String(/** @type {any} */ (factsOf(alert))[key] ?? '')

/** @param {World} world @param {any} r */
function why(world, r) {
  const alert = existing(world.alerts.get(r.alert_id))
  const incident = world.incidents.get(alert.incident?.incident_id ?? '')
  if (alert.hold?.kind === 'silence')
    return {
      sentence: `The silence "${alert.hold.rule_name}" holds it, so no incident opened.`,
      code: 'silenced_by_rule',
      compared: { rule: alert.hold.rule_name },
    }
  if (alert.hold?.kind === 'inhibit') {
    const source = world.alerts.get(alert.hold.source_alert_id ?? '')
    return {
      sentence: `"${source?.title ?? ''}" fires, and the rule "${alert.hold.rule_name}" holds this back.`,
      code: 'inhibited_by_alert',
      compared: { rule: alert.hold.rule_name, source_alert_title: source?.title ?? '' },
    }
  }
  const first = [...world.alerts.values()].find(
    (each) => each.incident?.incident_id === incident?.incident_id,
  )
  return first === alert
    ? {
        sentence: `It opened the incident "${incident?.title ?? ''}".`,
        code: 'opened_incident',
        compared: { incident_title: incident?.title ?? '' },
      }
    : {
        sentence: `It joined the open incident "${incident?.title ?? ''}", about which people were told already.`,
        code: 'joined_incident',
        compared: { incident_title: incident?.title ?? '' },
      }
}

/** @param {World} world @param {any} r */
function reasons(world, r) {
  const alerts = [...world.alerts.values()].filter((each) => each.incident?.incident_id === r.incident_id)
  const channel = world.channels.get(alerts[0]?.channel_id ?? 0)
  const keys = channel?.group?.method === 'p' ? (channel.group.equals?.[0] ?? []) : []
  return {
    items: alerts.map((each, index) => {
      const values = keys.map((key) => `${key}=${valueOf(each, key) ?? ''}`).join(', ')
      const incident_title = world.incidents.get(r.incident_id)?.title ?? ''
      const code =
        keys.length === 0 ? 'opened_without_grouping' : index === 0 ? 'opened_for_values' : 'joined_by_values'
      return {
        alert_id: each.alert_id,
        code,
        compared: { values, incident_title },
        sentence: code.replaceAll('_', ' '),
      }
    }),
  }
}

/** @param {World} world @param {any} r */
function quickDraft(world, r) {
  const incident = existing(world.incidents.get(r.incident_id))
  const now = seconds()
  const labels = Object.entries(incident.labels).filter(
    ([key, value]) =>
      !/url$|timestamp|^trigger_value$/.test(key) && !/^\d+$/.test(value) && value.length <= 256,
  )
  return {
    rule_name: `Quick Silence - #${incident.num}`,
    description: incident.title,
    filters: [
      [
        { key: 'severity', oper: 'IN', vals: [incident.incident_severity] },
        ...labels.slice(0, 6).map(([key, value]) => ({ key: `labels.${key}`, oper: 'IN', vals: [value] })),
      ],
    ],
    start_time: now,
    end_time: now + day,
  }
}

/** What is held by a rule: kept, marked, without an incident. @param {World} world @param {Alert} alert @param {'silence' | 'inhibit'} kind @param {NoiseRule} rule @param {string} source */
export function hold(world, alert, kind, rule, source = '') {
  alert.hold = { kind, rule_id: rule.rule_id, rule_name: rule.rule_name, source_alert_id: source }
  alert.ever_muted = true
  delete alert.incident
  tell(
    world,
    alert.alert_id,
    kind === 'silence' ? 'a_m_silence' : 'a_m_inhibit',
    { rule_id: rule.rule_id, rule_name: rule.rule_name, source_alert_id: source },
    alert.start_time,
  )
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const toldOperations = {
  '/alert/why': why,
  '/incident/alert/reasons': reasons,
  '/incident/quick-silence/draft': quickDraft,
}
