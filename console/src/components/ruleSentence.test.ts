import { expect, test } from 'vitest'
import type { ProcessingRule, RuleKind, RuleSettings } from '../api/processingTypes'
import type { Condition } from '../api/routingTypes'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { plain } from './routeSentence'
import { ruleParts } from './ruleSentence'

const names = new Map([['s1', 'Service owners']])
const rule = (kind: RuleKind, settings: RuleSettings, groups: Condition[][] = []): ProcessingRule => ({
  rule_id: 'r',
  rule_name: '',
  enabled: true,
  kind,
  groups,
  settings,
})
const critical: Condition = { key: 'severity', oper: 'IN', vals: ['Critical'] }
const pay: Condition = { key: 'labels.project', oper: 'IN', vals: ['pay'] }

test('aRuleIsASentence', () => {
  const said = (each: ProcessingRule) => plain(ruleParts(each, names, en))

  expect(
    said(rule('extraction', { source_field: 'title', pattern: 'svc=(.+)', result_label: 'service' })),
  ).toBe('Take /svc=(.+)/ in title as label service')
  expect(said(rule('mapping', { schema_id: 's1', result_labels: ['owner', 'tier'], override: true }))).toBe(
    'Look up owner, tier in table Service owners, replacing what is there',
  )
  expect(said(rule('mapping', { mapping_type: 'api', api_id: 'gone', result_labels: ['owner'] }))).toBe(
    'Ask a deleted API for owner',
  )
  expect(said(rule('labels_reset', { labels: { team: 'x', kind: '' } }))).toBe('Set team to x, remove kind')
  expect(said(rule('alert_drop', {}, [[critical, pay], [pay]]))).toBe(
    'If severity is Critical, and labels.project is pay, or if labels.project is pay → drop the alert',
  )
})

test('chineseReadsAsASentenceToo', () => {
  expect(plain(ruleParts(rule('severity_reset', { severity: 'Critical' }, [[pay]]), names, zh))).toBe(
    `若 labels.project 为 pay → 把严重程度设为${zh.severity.Critical}`,
  )
})
