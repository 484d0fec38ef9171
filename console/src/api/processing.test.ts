import { expect, test } from 'vitest'
import { hitsOf, ruleOf, setOf, wireOf } from './processing'

const condition = { key: 'severity', oper: 'IN' as const, vals: ['Critical'] }

test('conditionsComeFlatOrInGroups', () => {
  expect(ruleOf({ kind: 'drop', if: [condition] }, 0).groups).toEqual([[condition]])
  expect(ruleOf({ kind: 'alert_drop', if: [[condition], [condition]] }, 0).groups).toHaveLength(2)
  expect(ruleOf({ kind: 'alert_drop', if: null }, 0).groups).toEqual([])
})

test('eachStageIsSentAsItIsPublished', () => {
  const rule = ruleOf({ rule_id: 'r', kind: 'drop', if: [condition] }, 0)

  expect(wireOf('enrichment', rule).if).toEqual([condition])
  expect(wireOf('pipeline', rule).if).toEqual([[condition]])
  expect(wireOf('enrichment', rule)).not.toHaveProperty('groups')
})

test('hitsAreFoundByRuleOrByOrder', () => {
  expect(
    hitsOf(
      [
        { rule_id: 'b', hit_cnt: 2 },
        { rule_id: 'a', hit_cnt: 0 },
      ],
      ['a', 'b'],
    ).get('b'),
  ).toBe(2)
  expect(hitsOf([3, 1], ['a', 'b']).get('b')).toBe(1)
})

test('whatRulesDidOfLateStandsBesideThemAndIsNotSentBack', () => {
  const hits = { hit_cnt: 3, last_hit_at: 1_763_460_000, hit_days: [0, 3] }
  const set = setOf({ version: 2, rules: [{ rule_id: 'r', kind: 'drop', ...hits }] })

  expect(set.hits?.get('r')).toEqual(hits)
  expect(set.rules.map((rule) => wireOf('enrichment', rule))[0]).not.toHaveProperty('hit_cnt')
})
