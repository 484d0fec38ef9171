import type { DryRunEvent, Outcome, TraceStep } from '../api/types'

export interface ChannelVerdict {
  /** Of the channel in the order of `channel_ids`; by its name where the trace tells several apart. */
  channel: string
  outcome: Outcome | ''
  /** The step that settled it. */
  step: TraceStep | undefined
}

export interface DryRunStages {
  processing: TraceStep[]
  routing: TraceStep[]
  verdicts: ChannelVerdict[]
}

const outcomes = new Set<string>([
  'opened',
  'joined',
  'merged',
  'recovered',
  'suppressed',
  'dropped',
  'ignored',
])

function verdictOf(channel: string, steps: TraceStep[], fallback: Outcome | ''): ChannelVerdict {
  const step = steps.findLast((each) => outcomes.has(each.verdict))
  return {
    channel,
    outcome: step === undefined ? fallback : (step.verdict as Outcome),
    step: step ?? steps.findLast((each) => each.hop === 'noise'),
  }
}

/** The way of an event told apart: what processing did, where it was sent, what each channel made of it. */
export function stagesOf(event: DryRunEvent): DryRunStages {
  const steps = event.steps ?? []
  const judged: { channel: string; steps: TraceStep[] }[] = []
  for (const step of steps) {
    if (step.hop !== 'noise' && step.hop !== 'incident') continue
    if (step.code === 'in_channel') judged.push({ channel: String(step.compared.channel ?? ''), steps: [] })
    else {
      if (judged.length === 0) judged.push({ channel: '', steps: [] })
      judged.at(-1)?.steps.push(step)
    }
  }
  const outcome = event.outcome ?? ''
  return {
    processing: steps.filter((step) => step.hop === 'enrich' || step.hop === 'pipeline'),
    routing: steps.filter((step) => step.hop === 'route'),
    verdicts: judged.map((each) => verdictOf(each.channel, each.steps, judged.length === 1 ? outcome : '')),
  }
}
