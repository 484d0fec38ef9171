import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { newRule, tidied } from './newRule'
import { refusedRule, ruleFault } from './ruleFaults'

test('aRuleSaysWhatItLacks', () => {
  const rule = newRule('extraction')
  expect(ruleFault(rule, en)).toBe('Expression is needed.')

  const settings = { source_field: 'title', pattern: '(', result_label: 'service' }
  expect(ruleFault({ ...rule, settings }, en)).toContain('not a complete pattern')
  expect(
    ruleFault({ ...rule, settings: { ...settings, pattern: 'a(.)', result_label: 'Service' } }, en),
  ).toBe(en.processing.faults.label)
  expect(ruleFault({ ...rule, settings: { ...settings, pattern: 'svc=(?P<result>.+)' } }, en)).toBeUndefined()
  expect(ruleFault(newRule('alert_drop'), en)).toBeUndefined()
})

test('anUnfinishedConditionKeepsARuleFromBeingSaved', () => {
  const rule = { ...newRule('alert_drop'), groups: [[{ key: '', oper: 'IN' as const, vals: [] }]] }

  expect(ruleFault(rule, en)).toBe(en.routes.faults.keyMissing)
})

test('theServersFaultNamesItsRule', () => {
  expect(refusedRule('rules[2].settings.pattern: ( (expected: a regular expression)')).toEqual({
    index: 2,
    text: 'pattern: ( (expected: a regular expression)',
  })
  expect(refusedRule('pipeline_rules[0].if[0][1].vals[0]: x (expected: y)')?.index).toBe(0)
  expect(refusedRule('version: 3 (expected: 4)')).toBeUndefined()
})

test('emptyRowsAreNotSent', () => {
  const rule = { ...newRule('labels_reset'), groups: [[]], settings: { labels: { '': 'x', team: 'y' } } }

  expect(tidied(rule)).toMatchObject({ groups: [], settings: { labels: { team: 'y' } } })
})
