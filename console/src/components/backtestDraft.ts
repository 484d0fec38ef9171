import { ruleLists } from '../api/noiseReport'
import type { NoiseDraft, NoiseRuleList } from '../api/noiseReportTypes'

/** The state of a navigation that hands settings over to be tried: `go(paths.channel(id, 'backtest'), { state: toTry(draft) })`. */
export const toTry = (draft: NoiseDraft) => ({ backtest: draft })

/** What was handed over, or nothing. */
export function draftFrom(state: unknown): NoiseDraft {
  const draft = (state as { backtest?: unknown } | null)?.backtest
  return typeof draft === 'object' && draft !== null ? draft : {}
}

export const draftLists = (draft: NoiseDraft): NoiseRuleList[] =>
  ruleLists.filter((list) => draft[list] !== undefined)

export const isEmptyDraft = (draft: NoiseDraft) =>
  Object.keys(draft.settings ?? {}).length === 0 && draftLists(draft).length === 0
