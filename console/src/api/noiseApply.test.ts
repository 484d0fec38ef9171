import { expect, test } from 'vitest'
import { planIsEmpty, planRules } from './noiseApply'

const rule = (rule_id: string, rule_name = rule_id) => ({ rule_id, rule_name, filters: [] })

test('onlyWhatDiffersIsDone', () => {
  const now = [rule('a'), rule('b'), rule('c')]

  expect(
    planIsEmpty(
      planRules(
        now,
        now.map((each) => ({ ...each, hit_cnt: 4 })),
      ),
    ),
  ).toBe(true)

  const added = { rule_name: 'new', filters: [] }
  const plan = planRules(now, [rule('c'), rule('a', 'renamed'), added])
  expect(plan).toEqual({ added: [added], changed: [rule('a', 'renamed')], removed: [rule('b')], moved: true })
})
