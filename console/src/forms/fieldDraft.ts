import type { FieldBody, FieldDefault, FieldType } from '../api/fields'
import type { CustomField } from '../api/moves'
import type { Strings } from '../i18n/en'
import type { Faults } from './scheduleDraft'

export const fieldLimits = {
  name: 40,
  display: 40,
  description: 500,
  options: 20,
  option: 200,
  text: 500,
  most: 15,
}

/** A custom field as its form shows it. */
export interface FieldDraft {
  name: string
  type: FieldType
  display: string
  description: string
  options: string[]
  preset: FieldDefault
}

export const newField: FieldDraft = {
  name: '',
  type: 'text',
  display: '',
  description: '',
  options: [],
  preset: null,
}

export const fieldDraftOf = (field: CustomField): FieldDraft => ({
  name: field.field_name,
  type: field.field_type,
  display: field.display_name,
  description: field.description,
  options: field.options,
  preset: field.default_value ?? null,
})

export const isChoice = (type: FieldType) => type === 'single_select' || type === 'multi_select'

const trimmed = (options: readonly string[]) =>
  options.map((each) => each.trim()).filter((each) => each !== '')

/** The default as far as the field can still have it. */
function presetOf({ type, options, preset }: FieldDraft): FieldDefault {
  const choices = trimmed(options)
  if (type === 'checkbox') return typeof preset === 'boolean' ? preset : null
  if (type === 'multi_select') {
    const kept = Array.isArray(preset) ? preset.filter((each) => choices.includes(each)) : []
    return kept.length === 0 ? null : kept
  }
  if (typeof preset !== 'string' || preset === '') return null
  return type === 'single_select' && !choices.includes(preset) ? null : preset
}

export const fieldBody = (draft: FieldDraft, id: string | undefined): FieldBody => ({
  ...(id === undefined ? { field_name: draft.name.trim(), field_type: draft.type } : { field_id: id }),
  display_name: draft.display.trim(),
  description: draft.description.trim(),
  options: isChoice(draft.type) ? trimmed(draft.options) : [],
  default_value: presetOf(draft),
})

/** What is to be mended, by the field's name as the server spells it. */
export function fieldFaults(draft: FieldDraft, t: Strings): Faults {
  const words = t.fields
  const faults: Faults = {}
  if (!/^[a-zA-Z_][a-zA-Z0-9_]{0,39}$/.test(draft.name.trim())) faults.field_name = words.nameWrong
  if (draft.display.trim() === '') faults.display_name = words.displayMissing
  const options = trimmed(draft.options)
  if (isChoice(draft.type)) {
    if (options.length === 0) faults.options = words.optionsMissing
    else if (options.length > fieldLimits.options)
      faults.options = t.noise.filters.tooMany(String(fieldLimits.options))
    else if (options.some((each) => each.length > fieldLimits.option))
      faults.options = t.channelForm.tooLong(String(fieldLimits.option))
  }
  return faults
}
