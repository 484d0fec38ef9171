import type { FieldValue } from '../api/types'
import type { Strings } from '../i18n/en'

/** The value of a custom field in words. */
export function fieldText(value: FieldValue, t: Strings): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t.moves.noValue
  if (typeof value === 'boolean') return value ? t.moves.yes : t.moves.no
  return Array.isArray(value) ? value.join(t.action.between) : value
}
