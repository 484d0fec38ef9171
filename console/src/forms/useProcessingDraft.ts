import { useMemo, useState } from 'react'
import type { Processing, ProcessingRules, Stage } from '../api/processingTypes'
import { diffRules, type RuleChange } from '../components/ruleDiff'

export const stages = ['enrichment', 'pipeline'] as const satisfies readonly Stage[]

interface State {
  /** What the draft is compared with and what saving replaces. */
  base: Processing
  draft: ProcessingRules
}

export const rulesOf = (processing: Processing): ProcessingRules => ({
  enrichment: processing.enrichment.rules,
  pipeline: processing.pipeline.rules,
})

const fresh = (base: Processing): State => ({ base, draft: rulesOf(base) })

/** The rules being edited: a draft that no answer from the server ever overwrites. */
export function useProcessingDraft(stored: Processing) {
  const [state, setState] = useState(() => fresh(stored))
  const { base, draft } = state
  const changes = useMemo(
    (): Record<Stage, RuleChange[]> => ({
      enrichment: diffRules(base.enrichment.rules, draft.enrichment),
      pipeline: diffRules(base.pipeline.rules, draft.pipeline),
    }),
    [base, draft],
  )
  const dirtyStages = stages.filter((stage) => changes[stage].length > 0)
  const newer = stages.filter((stage) => stored[stage].version > base[stage].version)
  // What nobody is editing follows the server.
  const quiet = newer.filter((stage) => !dirtyStages.includes(stage))
  if (quiet.length > 0)
    setState((now) => ({
      base: { ...now.base, ...Object.fromEntries(quiet.map((stage) => [stage, stored[stage]])) },
      draft: { ...now.draft, ...Object.fromEntries(quiet.map((stage) => [stage, stored[stage].rules])) },
    }))

  return {
    base,
    draft,
    changes,
    dirtyStages,
    dirty: dirtyStages.length > 0,
    /** Stages that somebody else saved while they are being edited here. */
    contested: newer.filter((stage) => dirtyStages.includes(stage)),
    edit: (change: (draft: ProcessingRules) => ProcessingRules) =>
      setState((now) => ({ ...now, draft: change(now.draft) })),
    discard: () => setState((now) => fresh(now.base)),
    /** The server has `saved`; what was sent is no longer a draft, what was typed since stays one. */
    saved: (saved: Processing, sent: ProcessingRules) =>
      setState((now) => ({
        base: saved,
        draft: {
          enrichment:
            now.draft.enrichment === sent.enrichment ? saved.enrichment.rules : now.draft.enrichment,
          pipeline: now.draft.pipeline === sent.pipeline ? saved.pipeline.rules : now.draft.pipeline,
        },
      })),
    take: (stage: Stage, theirs: Processing) =>
      setState((now) => ({
        base: { ...now.base, [stage]: theirs[stage] },
        draft: { ...now.draft, [stage]: theirs[stage].rules },
      })),
  }
}

export type ProcessingDraft = ReturnType<typeof useProcessingDraft>
