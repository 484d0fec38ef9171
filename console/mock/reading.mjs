// @ts-check
import { read } from './cloud.mjs'

/** What is read from a body by the settings of an integration. */

/** @typedef {import('./cloud.mjs').Reading} Reading */
/** @typedef {{ verdict: 'accepted' | 'nothing_to_do' | 'rejected', reason: string, readings: Reading[] }} Read */

const statuses = ['Critical', 'Warning', 'Info', 'Ok']

class Unreadable extends Error {}

/** @param {any} body @param {string} path */
function at(body, path) {
  const found = path.split('.').reduce((value, name) => value?.[name], body)
  if (found === undefined)
    throw new Unreadable(`{{${path}}}: missing in the body (expected: a value the field mapping can take)`)
  return found
}

/** @param {any} body @param {string} template @param {Record<string, Record<string, string>>} values */
function fill(body, template, values) {
  const whole = /^\{\{([^}]+)\}\}$/.exec(template)?.[1]?.trim()
  if (whole !== undefined) {
    const found = at(body, whole)
    return typeof found === 'object' ? found : (values[whole]?.[String(found)] ?? String(found))
  }
  return template.replace(/\{\{([^}]+)\}\}/g, (_all, path) => String(at(body, path.trim())))
}

/** @param {string} name @param {string | undefined} text @param {boolean} required */
export function mapping(name, text, required) {
  if (text === undefined || text.trim() === '') {
    if (required) throw new Unreadable(`settings.${name}: missing (expected: a JSON object)`)
    return {}
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unreadable(`settings.${name}: not JSON: ${/** @type {Error} */ (error).message}`)
  }
}

/** @param {any} body @param {Record<string, string>} settings @param {number} now @returns {Reading} */
function custom(body, settings, now) {
  const fields = mapping('field_mapping', settings.field_mapping, true)
  const values = mapping('value_mapping', settings.value_mapping, false)
  const status = fill(body, fields.event_status ?? '', values)
  if (!statuses.includes(status))
    throw new Unreadable(`event_status: ${JSON.stringify(status)} (expected: Critical, Warning, Info or Ok)`)
  const labels =
    typeof fields.labels === 'string'
      ? fill(body, fields.labels, values)
      : Object.fromEntries(
          Object.entries(fields.labels ?? {}).map(([name, template]) => [
            name,
            String(fill(body, String(template), values)),
          ]),
        )
  const title = fill(body, fields.title ?? '', values)
  return {
    key: fields.alert_key === undefined ? title : fill(body, fields.alert_key, values),
    title,
    status: /** @type {any} */ (status),
    severity: /** @type {any} */ (status === 'Ok' ? 'Info' : status),
    time: now,
    description: fields.description === undefined ? '' : fill(body, fields.description, values),
    labels,
  }
}

/** @param {string} kind @param {Record<string, string>} settings @param {string} text @param {number} now @returns {Read} */
export function readBody(kind, settings, text, now) {
  /** @type {any} */
  let body
  try {
    body = JSON.parse(text)
  } catch (error) {
    const why = /** @type {Error} */ (error).message
    return { verdict: 'rejected', reason: `body: not JSON: ${why}`, readings: [] }
  }
  try {
    const readings = kind === 'webhook.custom' ? [custom(body, settings, now)] : read(body, now)
    return readings.length === 0
      ? {
          verdict: 'nothing_to_do',
          reason: `Type ${JSON.stringify(body.Type ?? '')} without any resource: a connectivity test, or a notification template of your own (expected: the default template)`,
          readings,
        }
      : { verdict: 'accepted', reason: '', readings }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { verdict: 'rejected', reason: error.message, readings: [] }
  }
}
