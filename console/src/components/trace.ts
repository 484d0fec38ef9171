import type { Trace, TraceStep } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

type Compared = string | number | boolean | null

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A compared value as the reader would write it: instants in their zone, minutes as a duration. */
export function tellValue(name: string, value: Compared, t: Strings, format: Formats): string {
  if (value === null || value === '') return '–'
  const text = String(value)
  if (name === 'conditions') return tellConditions(text, t)
  if (instant.test(text)) return format.exact(Math.floor(Date.parse(text) / 1000))
  if (name === 'status') return text in t.severity ? t.severity[text as keyof typeof t.severity] : text
  if (!/^\d+$/.test(text)) return text
  if (name === 'window_minutes' && text === '0') return t.trace.untilClosed
  if (name === 'age_minutes' && text === '0') return t.trace.underAMinute
  if (name.endsWith('_minutes')) return format.duration(Number(text) * 60)
  return text
}

/** A step in the reader's words; a code unknown here falls back to what the server wrote. */
export function stepSentence(step: TraceStep, t: Strings, format: Formats): string {
  return toldByCode(step.code, { ...step.compared, rule: step.rule_name }, step.reason, t, format)
}

/** What a code and its values say, with the name of the rule among them as `rule`, wherever the server gives them instead of a step. */
export function toldByCode(
  code: string,
  compared: TraceStep['compared'] | null | undefined,
  otherwise: string,
  t: Strings,
  format: Formats,
): string {
  const { steps } = t.trace
  if (!Object.hasOwn(steps, code)) return otherwise
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(compared ?? {})) {
    if (name === 'rule') values[name] = String(value ?? '')
    else if (value !== null) values[name] = tellValue(name, value, t, format)
  }
  const say: (values: Record<string, string>) => string = steps[code as keyof typeof steps]
  return say(values)
}

/** The rule of a channel that had its say in a step, with the channel's name where a step before told it. */
export function ruleOf(trace: Trace, index: number): { id: string; channel: string } | undefined {
  const step = trace.steps[index]
  const id = String(step?.rule_id ?? '')
  if (step?.hop !== 'noise' || id === '') return undefined
  const entered = trace.steps.slice(0, index).findLast((each) => each.code === 'in_channel')
  return { id, channel: String(entered?.compared.channel ?? '') }
}

/** What is worth reading first among the rest. */
const order = ['conditions', 'received_at', 'replay_of']

/** Only the words for an id that stands beside them. */
const titles = new Set(['alert_title', 'incident_title', 'source_alert_title'])

/** What the sentences of ours tell. */
const said = new Set([
  'title',
  'status',
  'note',
  'item',
  'items',
  'remote',
  'active',
  'case',
  'channels',
  'channel',
  'channel_id',
  'label',
  'value',
  'count',
  'cause',
  'age_minutes',
  'window_minutes',
  'event_time',
  'newest_recovery',
  'newest_trigger',
  'values',
  'dimensions',
  'days',
])

/** What a step compared, without what its sentence says already; a code unknown here has no sentence of ours. */
export function comparedRows(step: TraceStep, t: Strings): [name: string, value: Compared][] {
  const told = step.code in t.trace.steps
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.entries(step.compared ?? {})
    .filter(([name]) => !(told && said.has(name)) && !titles.has(name))
    .sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other))
}

/** The case a step of routing is about, by its number in the routes; undefined where no case had a say. */
export function caseOf(step: TraceStep): string | undefined {
  const index = /^case_(\d+)$/.exec(String(step.rule_id))?.[1]
  return step.hop === 'route' && index !== undefined ? String(Number(index) + 1) : undefined
}

/** A condition as the server compared it: `labels.region IN cn-*: cn-beijing`. */
const condition = /^(\S+) (IN|NOTIN) ([^]*): ([^]*)$/

/** The conditions in the reader's words; as the server wrote them where they cannot be told apart. */
export function tellConditions(text: string, t: Strings): string {
  const parts = text.split(/; (?=\S+ (?:IN|NOTIN) )/).map((part) => condition.exec(part))
  if (!parts.every((each) => each !== null)) return text
  return parts
    .map((each) => {
      const [, key = '', oper = '', asked = '', found = ''] = each
      return t.trace.condition(key, oper === 'IN', asked, found)
    })
    .join(t.trace.conditionsBetween)
}

/** The step that settled the outcome: the last that reached it, else the last in noise reduction, else the last. */
export function decidingStep(trace: Trace): number {
  const last = (wanted: (step: TraceStep) => boolean) => trace.steps.findLastIndex(wanted)
  const reached = last((step) => step.verdict === trace.outcome)
  if (reached >= 0) return reached
  const judged = last((step) => step.hop === 'noise')
  return judged >= 0 ? judged : trace.steps.length - 1
}
