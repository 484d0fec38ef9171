import { expect, test } from 'vitest'
import type { ProcessingRule } from '../api/processingTypes'
import { diffRules } from './ruleDiff'

const rule = (rule_id: string, change: Partial<ProcessingRule> = {}): ProcessingRule => ({
  rule_id,
  rule_name: '',
  enabled: true,
  kind: 'drop',
  groups: [],
  settings: { drop_labels: [rule_id] },
  ...change,
})

const told = (before: ProcessingRule[], after: ProcessingRule[]) =>
  diffRules(before, after).map(
    (each) => `${each.kind} ${('after' in each ? each.after : each.before).rule.rule_id}`,
  )

test('rulesAreKnownByTheirIds', () => {
  const [a, b, c] = [rule('a'), rule('b'), rule('c')]

  expect(told([a, b], [a, b])).toEqual([])
  expect(told([a, b], [b, c])).toEqual(['removed a', 'added c'])
  expect(told([a, b, c], [c, a, b])).toEqual(['moved c'])
  expect(told([a, b], [a, rule('b', { enabled: false })])).toEqual(['changed b'])
})

test('settingsThatSayNothingAreNoChange', () => {
  const given = rule('a', { kind: 'mapping', settings: { schema_id: 's', result_labels: ['x'] } })
  const answered = rule('a', {
    kind: 'mapping',
    settings: { mapping_type: 'schema', schema_id: 's', api_id: '', result_labels: ['x'], override: false },
  })

  expect(told([given], [answered])).toEqual([])
})
