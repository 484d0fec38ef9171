import type { TriedRule } from './noiseReportTypes'

/** What the server alone writes into a rule. */
const written = new Set([
  'channel_id',
  'priority',
  'created_at',
  'updated_at',
  'creator_id',
  'updated_by',
  'updated_by_name',
  'hit_cnt',
  'last_hit_at',
  'hit_days',
  'warnings',
  'is_effective',
  'effective_until',
  'next_effective_at',
  'held_alert_cnt',
])

const contentOf = (rule: TriedRule) =>
  JSON.stringify(
    Object.entries(rule)
      .filter(([name]) => !written.has(name))
      .sort(([a], [b]) => a.localeCompare(b)),
  )

export interface RulePlan {
  added: TriedRule[]
  changed: TriedRule[]
  removed: TriedRule[]
  /** Whether those that stay stand in another order. */
  moved: boolean
}

/** What must be done to the rules in force to have those wanted; rules are known by their ids. */
export function planRules(now: readonly TriedRule[], wanted: readonly TriedRule[]): RulePlan {
  const known = new Map(now.map((rule) => [rule.rule_id, rule]))
  const stay = new Set(wanted.map((rule) => rule.rule_id).filter((id) => known.has(id)))
  const order = (rules: readonly TriedRule[]) =>
    rules
      .map((rule) => rule.rule_id)
      .filter((id) => stay.has(id))
      .join(' ')
  return {
    added: wanted.filter((rule) => !known.has(rule.rule_id)),
    changed: wanted.filter((rule) => {
      const former = known.get(rule.rule_id)
      return former !== undefined && contentOf(former) !== contentOf(rule)
    }),
    removed: now.filter((rule) => !stay.has(rule.rule_id)),
    moved: order(now) !== order(wanted),
  }
}

export const planIsEmpty = (plan: RulePlan) =>
  plan.added.length + plan.changed.length + plan.removed.length === 0 && !plan.moved
