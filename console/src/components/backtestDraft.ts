import { ruleLists } from '../api/noiseReport'
import type { Backtest, NoiseDraft, NoiseRuleList } from '../api/noiseReportTypes'

/** The state of a navigation that hands settings over to be tried: `go(paths.channel(id, 'backtest'), { state: toTry(draft) })`. */
export const toTry = (draft: NoiseDraft) => ({ backtest: draft })

/** What was handed over, or nothing. */
export function draftFrom(state: unknown): NoiseDraft {
  const draft = (state as { backtest?: unknown } | null)?.backtest
  return typeof draft === 'object' && draft !== null ? draft : {}
}

/** What a run tried, or tries; nothing for one that looked for suggestions. */
export function draftOf(run: Backtest): NoiseDraft | undefined {
  if (run.kind === 'suggest') return undefined
  const { settings, silences, inhibits, unsubscribes } = run
  return Object.fromEntries(
    Object.entries({ settings, silences, inhibits, unsubscribes }).filter(([, value]) => value !== undefined),
  )
}

export const draftLists = (draft: NoiseDraft): NoiseRuleList[] =>
  ruleLists.filter((list) => draft[list] !== undefined)

export const isEmptyDraft = (draft: NoiseDraft) =>
  Object.keys(draft.settings ?? {}).length === 0 && draftLists(draft).length === 0
