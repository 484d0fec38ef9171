import { expect, test } from 'vitest'
import {
  emptyFields,
  jsonProblem,
  readFieldMapping,
  readValueMapping,
  writeFieldMapping,
  writeValueMapping,
} from './mapping'

function fieldsOf(mapping: unknown) {
  const read = readFieldMapping(JSON.stringify(mapping))
  if ('problem' in read) throw new Error(read.problem)
  return read.draft
}

test('a field mapping says the same after reading and writing', () => {
  const mapping = {
    title: '{{host}} - {{check}}',
    event_status: '{{severity}}',
    title_rule: 'kept',
    labels: { region: '{{meta.region}}', host: '{{host}}' },
  }

  expect(JSON.parse(writeFieldMapping(fieldsOf(mapping)))).toEqual(mapping)
})

test('all labels of one object are a template of their own', () => {
  const draft = fieldsOf({ labels: '{{tags}}' })

  expect(draft.allLabels).toBe('{{tags}}')
  expect(JSON.parse(writeFieldMapping(draft))).toEqual({ labels: '{{tags}}' })
})

test('empty rows are not written, and an empty table is an empty text', () => {
  expect(writeFieldMapping(emptyFields)).toBe('')
  expect(writeFieldMapping({ ...emptyFields, labels: [{ name: ' ', template: 'x' }] })).toBe('')
})

test('what the table cannot show is left to the raw view', () => {
  expect(readFieldMapping('{"title": 5}')).toEqual({ problem: 'shape' })
  expect(readFieldMapping('[]')).toEqual({ problem: 'shape' })
  expect(readFieldMapping('{')).toMatchObject({ problem: 'json' })
  expect(readValueMapping('{"severity": "high"}')).toEqual({ problem: 'shape' })
})

test('a value mapping says the same after reading and writing', () => {
  const mapping = { severity: { high: 'Critical', resolved: 'Ok' }, state: { down: 'Warning' } }
  const read = readValueMapping(JSON.stringify(mapping))

  expect('draft' in read && JSON.parse(writeValueMapping(read.draft))).toEqual(mapping)
})

test('value rows of one path come together, half-filled ones wait', () => {
  const written = writeValueMapping([
    { path: 'severity', value: 'high', status: 'Critical' },
    { path: '', value: 'x', status: 'Ok' },
    { path: 'severity', value: 'low', status: 'Info' },
  ])

  expect(JSON.parse(written)).toEqual({ severity: { high: 'Critical', low: 'Info' } })
})

test('names what is wrong with a text that is no JSON', () => {
  expect(jsonProblem('{"a": }')).toBeDefined()
  expect(jsonProblem('{}')).toBeUndefined()
  expect(jsonProblem('  ')).toBeUndefined()
})
