import type { Trace, TraceStep } from '../api/types'
import type { Strings } from '../i18n/en'

/** A step in the reader's words; a code unknown here falls back to what the server wrote. */
export function stepSentence(step: TraceStep, t: Strings): string {
  const { steps } = t.trace
  if (!(step.code in steps)) return step.reason
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(step.compared)) {
    if (value !== null) values[name] = String(value)
  }
  const say: (values: Record<string, string>) => string = steps[step.code as keyof typeof steps]
  return say(values)
}

/** The step that settled the outcome: the last that reached it, else the last in noise reduction, else the last. */
export function decidingStep(trace: Trace): number {
  const last = (wanted: (step: TraceStep) => boolean) => trace.steps.findLastIndex(wanted)
  const reached = last((step) => step.verdict === trace.outcome)
  if (reached >= 0) return reached
  const judged = last((step) => step.hop === 'noise')
  return judged >= 0 ? judged : trace.steps.length - 1
}
