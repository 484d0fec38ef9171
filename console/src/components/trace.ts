import type { Trace, TraceStep } from '../api/types'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

type Compared = string | number | boolean | null

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A compared value as the reader would write it: instants in their zone, minutes as a duration. */
export function tellValue(name: string, value: Compared, t: Strings, format: Formats): string {
  if (value === null || value === '') return '–'
  const text = String(value)
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
  const { steps } = t.trace
  if (!(step.code in steps)) return step.reason
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(step.compared)) {
    if (value !== null) values[name] = tellValue(name, value, t, format)
  }
  const say: (values: Record<string, string>) => string = steps[step.code as keyof typeof steps]
  return say(values)
}

/** What a step compared, without what its sentence says already: titles that name the ids beside them, places in a callback. */
export function comparedRows(step: TraceStep): [name: string, value: Compared][] {
  const said = new Set([
    'title',
    'status',
    'note',
    'item',
    'items',
    'remote',
    'active',
    'alert_title',
    'incident_title',
  ])
  return Object.entries(step.compared ?? {}).filter(([name]) => !said.has(name))
}

/** The step that settled the outcome: the last that reached it, else the last in noise reduction, else the last. */
export function decidingStep(trace: Trace): number {
  const last = (wanted: (step: TraceStep) => boolean) => trace.steps.findLastIndex(wanted)
  const reached = last((step) => step.verdict === trace.outcome)
  if (reached >= 0) return reached
  const judged = last((step) => step.hop === 'noise')
  return judged >= 0 ? judged : trace.steps.length - 1
}
