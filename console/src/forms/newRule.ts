import type { ProcessingRule, RuleKind, RuleSettings } from '../api/processingTypes'

/** An id for a rule before the server knows it, so that what is said about it finds it again. */
export function newRuleId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

const starts: Record<RuleKind, RuleSettings> = {
  extraction: { source_field: 'title', pattern: '', result_label: '' },
  composition: { template: '', result_label: '' },
  mapping: { mapping_type: 'schema', schema_id: '', result_labels: [] },
  drop: { drop_labels: [] },
  title_reset: { title: '' },
  description_reset: { description: '' },
  severity_reset: { severity: '' },
  labels_reset: { labels: {} },
  alert_drop: {},
  alert_inhibit: { equals: [], source_filters: [[]] },
}

export function newRule(kind: RuleKind): ProcessingRule {
  return { rule_id: newRuleId(), rule_name: '', enabled: true, kind, groups: [], settings: starts[kind] }
}

/** Leaves out what is empty: half-written rows and groups without a condition. */
export function tidied(rule: ProcessingRule): ProcessingRule {
  const { settings } = rule
  const groups = rule.groups.filter((group) => group.length > 0)
  const labels =
    settings.labels === undefined
      ? {}
      : { labels: Object.fromEntries(Object.entries(settings.labels).filter(([name]) => name.trim() !== '')) }
  const sources =
    settings.source_filters === undefined
      ? {}
      : { source_filters: settings.source_filters.filter((group) => group.length > 0) }
  return { ...rule, groups, settings: { ...settings, ...labels, ...sources } }
}
