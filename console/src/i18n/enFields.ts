import type { FieldType } from '../api/fields'

const s = (count: number | string) => (String(count) === '1' ? '' : 's')

/** What is asked of every incident. */
export const enFields = {
  title: 'Custom fields',
  intro: 'What people want to know of every incident. Incidents that open from now on have them.',
  list: 'List of custom fields',
  create: 'Create field',
  edit: 'Edit field',
  full: (n: string) => `${n} fields are the most there can be.`,
  emptyTitle: 'No field of your own yet',
  emptyText: 'A cause, a customer, a ticket number: what your reviews ask for each time.',
  display: 'Name',
  displayMissing: 'A field needs a name.',
  name: 'Name in the API and in templates',
  nameHelp: 'For good. Letters, digits and _, not a digit first.',
  nameWrong: 'Use a letter or _, then up to 39 letters, digits or _.',
  type: 'Kind',
  typeHelp: 'For good.',
  types: {
    text: 'Text',
    single_select: 'One of several',
    multi_select: 'Some of several',
    checkbox: 'Yes or no',
  } satisfies Record<FieldType, string> as Record<FieldType, string>,
  options: 'Choices',
  optionsHelp: 'Up to 20; Enter or a comma ends one.',
  optionsMissing: 'Add at least one choice.',
  preset: 'Default',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  description: 'Description',
  delete: 'Delete field',
  deleteTitle: (name: string) => `Delete the field “${name}”?`,
  deleteText: 'What incidents say in it goes with it and cannot be brought back.',
  losesValues: (filled: string, looked: string) =>
    filled === '0'
      ? `None of the newest ${looked} incident${s(looked)} says anything in it.`
      : `${filled} of the newest ${looked} incident${s(looked)} ${filled === '1' ? 'says' : 'say'} something in it.`,
  losesNothing: 'There is no incident yet.',
  losesNames: (names: string) => `Templates that may name it: ${names}.`,
  deleted: 'Deleted',
}
