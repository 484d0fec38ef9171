import type { ProcessingRule } from '../api/processingTypes'
import type { Condition } from '../api/routingTypes'
import type { Strings } from '../i18n/en'
import { fill } from './fill'
import { conditionParts, keyName, spaced, type Part } from './routeSentence'

const shownLetters = 60
const shownConditions = 6
const shownGroups = 3

/** What tables and APIs are called, by their ids. */
export type MappingNames = ReadonlyMap<string, string>

const text = (of: string): Part => ({ kind: 'text', text: of })
const clip = (of: string) => (of.length > shownLetters ? `${of.slice(0, shownLetters)}…` : of)
const value = (of: string | undefined): Part => ({ kind: 'value', text: clip(of ?? '') || '…' })
const key = (of: string | undefined, t: Strings): Part => ({ kind: 'key', text: keyName(of ?? '', t) || '…' })

function list(parts: Part[], t: Strings): Part[] {
  if (parts.length === 0) return [value('')]
  return parts.flatMap((part, index) => (index === 0 ? [part] : [text(t.routes.sentence.comma), part]))
}

function groupParts(group: readonly Condition[], t: Strings): Part[] {
  const words = t.routes.sentence
  const shown = group.slice(0, shownConditions).map((condition) => conditionParts(condition, t))
  if (group.length > shownConditions) shown.push([text(words.moreConditions(group.length - shownConditions))])
  return shown.flatMap((parts, index) => (index === 0 ? parts : [text(words.and), ...parts]))
}

/** Alternatives of conditions as a sentence, without a beginning. */
export function groupsParts(groups: readonly Condition[][], t: Strings): Part[] {
  const shown = groups.slice(0, shownGroups).map((group) => groupParts(group, t))
  if (groups.length > shownGroups)
    shown.push([text(t.processing.changed.more(String(groups.length - shownGroups)))])
  return shown.flatMap((parts, index) => (index === 0 ? parts : [text(t.processing.orElse), ...parts]))
}

/** What a rule does, without its conditions. */
export function actionParts(rule: ProcessingRule, names: MappingNames, t: Strings): Part[] {
  const words = t.processing.sentence
  const { settings } = rule
  const override = settings.override === true ? [text(words.override)] : []
  const label = key(settings.result_label, t)
  switch (rule.kind) {
    case 'extraction': {
      const field = key(settings.source_field, t)
      const byPath = settings.g_json !== undefined
      return [
        ...(byPath
          ? fill(words.extractPath, { path: value(settings.g_json), field, label })
          : fill(words.extractPattern, { pattern: value(`/${settings.pattern ?? ''}/`), field, label })),
        ...override,
      ]
    }
    case 'composition':
      return [...fill(words.compose, { label, template: value(settings.template) }), ...override]
    case 'mapping': {
      const api = settings.mapping_type === 'api'
      const id = (api ? settings.api_id : settings.schema_id) ?? ''
      const name = id === '' ? '…' : (names.get(id) ?? (api ? words.goneApi : words.goneTable))
      const labels = list(
        (settings.result_labels ?? []).map((each) => key(each, t)),
        t,
      )
      return [
        ...fill(api ? words.mapApi : words.mapTable, { name: { kind: 'channel', text: name }, labels }),
        ...override,
      ]
    }
    case 'drop':
      return fill(words.dropLabels, {
        labels: list(
          (settings.drop_labels ?? []).map((each) => key(each, t)),
          t,
        ),
      })
    case 'title_reset':
      return fill(words.title, { text: value(settings.title) })
    case 'description_reset':
      return fill(words.description, { text: value(settings.description) })
    case 'severity_reset': {
      const severity = settings.severity ?? ''
      const name = Object.hasOwn(t.severity, severity)
        ? t.severity[severity as keyof typeof t.severity]
        : severity
      return fill(words.severity, { text: value(name) })
    }
    case 'labels_reset': {
      const labels = Object.entries(settings.labels ?? {})
      const said = labels.map(([name, to]) =>
        to === ''
          ? fill(words.removeLabel, { label: key(name, t) })
          : fill(words.setLabel, { label: key(name, t), text: value(to) }),
      )
      if (said.length === 0) return fill(words.setLabel, { label: key('', t), text: value('') })
      return said.flatMap((parts, index) => (index === 0 ? parts : [text(t.routes.sentence.comma), ...parts]))
    }
    case 'alert_drop':
      return [text(words.alertDrop)]
    case 'alert_inhibit': {
      const sources = settings.source_filters ?? []
      return [
        ...fill(words.inhibit, {
          equals: list(
            (settings.equals ?? []).map((each) => key(each, t)),
            t,
          ),
        }),
        ...(sources.length === 0 ? [] : [text(words.inhibitWhich), ...groupsParts(sources, t)]),
      ]
    }
  }
}

const capital = (parts: Part[]): Part[] =>
  parts.map((part, index) =>
    index === 0 && part.kind === 'text'
      ? { ...part, text: part.text.charAt(0).toUpperCase() + part.text.slice(1) }
      : part,
  )

/** A whole rule as one sentence: when, and what then. */
export function ruleParts(rule: ProcessingRule, names: MappingNames, t: Strings): Part[] {
  const action = actionParts(rule, names, t)
  if (rule.groups.length === 0) return spaced(capital(action))
  return spaced([
    text(t.routes.sentence.when),
    ...groupsParts(rule.groups, t),
    { kind: 'arrow', text: ' → ' },
    ...action,
  ])
}
