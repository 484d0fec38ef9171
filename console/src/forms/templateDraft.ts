import { media, usualMedia, type Medium, type Template, type TemplateBody } from '../api/templates'
import type { Strings } from '../i18n/en'

export const templateLimits = { name: 39, description: 500, source: 20_000 }

/** The others are shown where somebody wrote some. */
const usual = new Set<Medium>(usualMedia)

/** A template as its form shows it. */
export interface TemplateDraft {
  name: string
  description: string
  teamId: number
  sources: Partial<Record<Medium, string>>
}

export const newTemplate: TemplateDraft = { name: '', description: '', teamId: 0, sources: {} }

export const templateDraftOf = (template: Template): TemplateDraft => ({
  name: template.template_name,
  description: template.description,
  teamId: template.team_id,
  sources: Object.fromEntries(writtenMedia(template).map((each) => [each, template[each]])),
})

/** Media with words of their own. */
export const writtenMedia = (sources: Partial<Record<Medium, string>>): Medium[] =>
  media.filter((each) => (sources[each] ?? '').trim() !== '')

/** Media there are tabs for. */
export const shownMedia = (draft: TemplateDraft): Medium[] =>
  media.filter((each) => usual.has(each) || draft.sources[each] !== undefined)

export const templateBody = (draft: TemplateDraft, id: string | undefined): TemplateBody => ({
  ...(id === undefined ? {} : { template_id: id }),
  template_name: draft.name.trim(),
  description: draft.description.trim(),
  team_id: draft.teamId,
  ...Object.fromEntries(writtenMedia(draft.sources).map((each) => [each, draft.sources[each]])),
})

export function nameFault(draft: TemplateDraft, t: Strings): string | undefined {
  return draft.name.trim() === '' ? t.templates.nameMissing : undefined
}

/** Where a source is wrong. */
export interface SourceFault {
  /** From 1; undefined where the whole is meant. */
  line: number | undefined
  text: string
}

/** Reads `line 3: unknown function "x"`. */
export function sourceFault(message: string): SourceFault {
  const [, line, text = message] = /^line (\d+): ([\s\S]*)$/.exec(message) ?? []
  return { line: line === undefined ? undefined : Number(line), text }
}

/** Reads what saving was refused with: `sms: line 3: … (expected: …)`; undefined where no source is meant. */
export function refusedSource(message: string): ({ medium: Medium } & SourceFault) | undefined {
  const [, name, rest = ''] = /^([a-z_]+): ([\s\S]*?)(?: \(expected: [^()]*\))?$/.exec(message) ?? []
  const medium = media.find((each) => each === name)
  return medium === undefined ? undefined : { medium, ...sourceFault(rest) }
}

/** Start and end of a line, counted from 1, for selecting it. */
export function lineSpan(source: string, line: number): [start: number, end: number] {
  const lines = source.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return [Math.min(start, source.length), Math.min(start + (lines[line - 1] ?? '').length, source.length)]
}
