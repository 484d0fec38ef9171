import type { ProcessingRule, RuleSettings } from '../api/processingTypes'
import { longestRise } from './routeDiff'

export interface PlacedRule {
  rule: ProcessingRule
  /** Place in its list, from 0. */
  position: number
}

export type RuleChange =
  | { kind: 'added'; after: PlacedRule }
  | { kind: 'removed'; before: PlacedRule }
  | { kind: 'moved'; before: PlacedRule; after: PlacedRule }
  | { kind: 'changed'; before: PlacedRule; after: PlacedRule; moved: boolean }

/** Settings that say nothing are the same as absent ones. */
function settled(settings: RuleSettings): unknown {
  return Object.entries(settings as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== false && value !== '')
    .filter(([name, value]) => !(name === 'mapping_type' && value === 'schema'))
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .filter(([, value]) => !(typeof value === 'object' && value !== null && Object.keys(value).length === 0))
    .sort(([a], [b]) => a.localeCompare(b))
}

/** What a rule does and for what, apart from its name and whether it is on. */
export const doingOf = (rule: ProcessingRule) =>
  JSON.stringify([
    rule.kind,
    rule.groups.map((group) => group.map(({ key, oper, vals }) => [key, oper, vals])),
    settled(rule.settings),
  ])

export const contentOfRule = (rule: ProcessingRule) =>
  JSON.stringify([doingOf(rule), rule.rule_name, rule.enabled])

/** What somebody would have to do to the rules before to get the rules after; rules are known by their ids. */
export function diffRules(before: readonly ProcessingRule[], after: readonly ProcessingRule[]): RuleChange[] {
  const places = new Map(before.map((rule, position) => [rule.rule_id, position]))
  const stayed = new Set(after.map((rule) => rule.rule_id))
  const changes: RuleChange[] = before.flatMap((rule, position): RuleChange[] =>
    stayed.has(rule.rule_id) ? [] : [{ kind: 'removed', before: { rule, position } }],
  )
  const kept = after.flatMap((rule, position) => {
    const from = places.get(rule.rule_id)
    return from === undefined ? [] : [{ from, position }]
  })
  const steady = new Set(longestRise(kept.map(({ from }) => from)).map((at) => kept[at]?.position))
  after.forEach((rule, position) => {
    const from = places.get(rule.rule_id)
    const former = from === undefined ? undefined : before[from]
    const now = { rule, position }
    if (former === undefined || from === undefined) {
      changes.push({ kind: 'added', after: now })
      return
    }
    const moved = !steady.has(position)
    const then = { rule: former, position: from }
    if (contentOfRule(former) !== contentOfRule(rule))
      changes.push({ kind: 'changed', before: then, after: now, moved })
    else if (moved) changes.push({ kind: 'moved', before: then, after: now })
  })
  return changes
}
