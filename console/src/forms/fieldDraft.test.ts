import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { fieldBody, fieldFaults, newField } from './fieldDraft'

test('a default that is no option any more is taken away', () => {
  const draft = { ...newField, name: 'cause', type: 'single_select' as const, display: 'Cause' }

  expect(fieldBody({ ...draft, options: ['a', ' b '], preset: 'b' }, undefined).default_value).toBe('b')
  expect(fieldBody({ ...draft, options: ['a'], preset: 'b' }, undefined).default_value).toBeNull()
})

test('name and type are said once and never again', () => {
  const body = fieldBody({ ...newField, name: 'cause', display: 'Cause' }, 'f1')

  expect(body).toEqual({
    field_id: 'f1',
    display_name: 'Cause',
    description: '',
    options: [],
    default_value: null,
  })
})

test('what is to be mended is told at its place', () => {
  expect(fieldFaults({ ...newField, name: '1st' }, en)).toEqual({
    field_name: en.fields.nameWrong,
    display_name: en.fields.displayMissing,
  })
  expect(fieldFaults({ ...newField, name: 'a', display: 'A', type: 'multi_select' }, en)).toEqual({
    options: en.fields.optionsMissing,
  })
})
