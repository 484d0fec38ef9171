import type { ProcessingRule, RuleSettings } from '../api/processingTypes'
import type { Condition } from '../api/routingTypes'
import type { Strings } from '../i18n/en'
import { conditionFaults, valueFault } from './routeConditions'

export const ruleLimits = {
  enrichment: 100,
  pipeline: 50,
  name: 100,
  title: 512,
  description: 2048,
  template: 500,
  path: 500,
  resultLabels: 10,
  dropLabels: 50,
  labels: 20,
  equals: 10,
}

export type RuleField = keyof RuleSettings | 'rule_name'

const resultLabel = /^[a-z][a-z0-9_]{0,62}$/
const jsonPath = /^(?:[^.\s]+)(?:\.[^.\s]+)*$/

/** What is wrong with the settings of a rule, by field; `missing` faults are told once somebody is done. */
export function settingFaults(
  rule: ProcessingRule,
  t: Strings,
): Partial<Record<RuleField, { text: string; missing: boolean }>> {
  const words = t.processing.faults
  const { form } = t.processing
  const { settings } = rule
  const found: Partial<Record<RuleField, { text: string; missing: boolean }>> = {}
  const wrong = (field: RuleField, text: string) => (found[field] ??= { text, missing: false })
  const need = (field: RuleField, name: string, present: boolean) => {
    if (!present) found[field] ??= { text: words.missing(name), missing: true }
  }
  const text = (field: 'template' | 'title' | 'description', name: string, most: number) => {
    const value = settings[field] ?? ''
    need(field, name, value.trim() !== '')
    if (value.length > most) wrong(field, words.long(String(most)))
  }
  const label = () => {
    const name = settings.result_label ?? ''
    need('result_label', form.resultLabel, name !== '')
    if (name !== '' && !resultLabel.test(name)) wrong('result_label', words.label)
  }
  const many = (field: 'result_labels' | 'drop_labels' | 'equals', name: string, most: number) => {
    const values = settings[field] ?? []
    need(field, name, values.length > 0)
    if (values.length > most) wrong(field, words.count(String(most)))
  }
  if (rule.rule_name.length > ruleLimits.name) wrong('rule_name', words.long(String(ruleLimits.name)))
  switch (rule.kind) {
    case 'extraction': {
      need('source_field', form.sourceField, (settings.source_field ?? '') !== '')
      const path = settings.g_json
      if (path !== undefined) {
        need('g_json', form.path, path !== '')
        if (path !== '' && (!jsonPath.test(path) || path.length > ruleLimits.path))
          wrong('g_json', words.path)
      } else {
        const pattern = settings.pattern ?? ''
        need('pattern', form.pattern, pattern !== '')
        const fault = pattern === '' ? undefined : valueFault(`/${pattern}/`, t)
        if (fault !== undefined) wrong('pattern', fault.text)
      }
      label()
      break
    }
    case 'composition':
      text('template', form.template, ruleLimits.template)
      label()
      break
    case 'mapping': {
      const api = settings.mapping_type === 'api'
      need(
        api ? 'api_id' : 'schema_id',
        api ? form.chooseApi : form.chooseTable,
        ((api ? settings.api_id : settings.schema_id) ?? '') !== '',
      )
      many('result_labels', form.resultLabels, ruleLimits.resultLabels)
      if (settings.result_labels?.some((name) => !resultLabel.test(name)) === true)
        wrong('result_labels', words.label)
      break
    }
    case 'drop':
      many('drop_labels', form.dropLabels, ruleLimits.dropLabels)
      break
    case 'title_reset':
      text('title', form.title, ruleLimits.title)
      break
    case 'description_reset':
      text('description', form.description, ruleLimits.description)
      break
    case 'severity_reset':
      need('severity', form.severity, (settings.severity ?? '') !== '')
      break
    case 'labels_reset': {
      const names = Object.keys(settings.labels ?? {})
      need(
        'labels',
        form.addLabel,
        names.some((name) => name.trim() !== ''),
      )
      if (names.length > ruleLimits.labels) wrong('labels', words.count(String(ruleLimits.labels)))
      break
    }
    case 'alert_drop':
      break
    case 'alert_inhibit': {
      const sources = settings.source_filters ?? []
      need(
        'source_filters',
        form.sources,
        sources.some((group) => group.length > 0),
      )
      many('equals', form.equals, ruleLimits.equals)
      const fault = groupsFault(sources, t)
      if (fault !== undefined) wrong('source_filters', fault)
    }
  }
  return found
}

function groupsFault(groups: readonly Condition[][], t: Strings): string | undefined {
  for (const condition of groups.flat()) {
    const fault = conditionFaults(condition, t).find((each) => !each.doubtful)
    if (fault !== undefined) return fault.text
  }
  return undefined
}

/** The first thing that keeps a rule from being saved. */
export function ruleFault(rule: ProcessingRule, t: Strings): string | undefined {
  return groupsFault(rule.groups, t) ?? Object.values(settingFaults(rule, t))[0]?.text
}

/** Which rule the server found fault with: `rules[2].settings.pattern: …`. */
export function refusedRule(message: string): { index: number; text: string } | undefined {
  const found = /^(?:pipeline_)?rules\[(\d+)\]([^:]*):\s*([\s\S]*)$/.exec(message)
  if (found === null) return undefined
  const field = found[2]?.replace(/^\.(settings\.)?/, '') ?? ''
  return { index: Number(found[1]), text: field === '' ? (found[3] ?? '') : `${field}: ${found[3] ?? ''}` }
}
