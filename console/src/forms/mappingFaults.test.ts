import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { tableFaults, urlFault } from './mappingFaults'

test('aTableNeedsANameAndLabelsThatDoNotOverlap', () => {
  const whole = { name: 'Owners', sources: ['project'], results: ['owner'] }

  expect(Object.values(tableFaults(whole, en)).every((each) => each === undefined)).toBe(true)
  expect(tableFaults({ ...whole, name: ' ' }, en).name).toBe(en.mapping.form.nameMissing)
  expect(tableFaults({ ...whole, sources: ['a', 'b', 'c', 'd'] }, en).sources).toBe(
    en.mapping.form.sourceCount,
  )
  expect(tableFaults({ ...whole, results: ['Owner'] }, en).results).toBe(en.mapping.form.labels)
  expect(tableFaults({ ...whole, results: ['project'] }, en).results).toBe(en.mapping.form.overlap('project'))
})

test('anAddressBeginsWithItsScheme', () => {
  expect(urlFault('https://cmdb.example/hosts/${host}', en)).toBeUndefined()
  expect(urlFault('cmdb.example', en)).toBe(en.mapping.api.urlWrong)
})
