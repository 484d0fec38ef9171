import { expect, test } from 'vitest'
import {
  lineSpan,
  newTemplate,
  refusedSource,
  shownMedia,
  sourceFault,
  templateBody,
  writtenMedia,
} from './templateDraft'

test('a medium that says nothing is left to the words that come with Quell', () => {
  const draft = { ...newTemplate, name: ' Nights ', sources: { sms: 'x', email: '  ' } }

  expect(writtenMedia(draft.sources)).toEqual(['sms'])
  expect(templateBody(draft, 'a1')).toEqual({
    template_id: 'a1',
    template_name: 'Nights',
    description: '',
    team_id: 0,
    sms: 'x',
  })
})

test('words for a medium that is not offered here stay and can be seen', () => {
  expect(shownMedia(newTemplate)).not.toContain('zoom')
  expect(shownMedia({ ...newTemplate, sources: { zoom: 'x' } })).toContain('zoom')
})

test('a fault is told with its line', () => {
  expect(sourceFault('line 3: unknown function "x"')).toEqual({ line: 3, text: 'unknown function "x"' })
  expect(sourceFault('longer than allowed')).toEqual({ line: undefined, text: 'longer than allowed' })
})

test('what saving was refused with is told at its medium', () => {
  expect(
    refusedSource('feishu_app: line 2: no end (expected: a template that fills in a sample incident)'),
  ).toEqual({ medium: 'feishu_app', line: 2, text: 'no end' })
  expect(refusedSource('template_name: "x" (expected: a name nobody has)')).toBeUndefined()
})

test('a line is found by its number', () => {
  const source = 'one\ntwo\n\nfour'

  expect(source.slice(...lineSpan(source, 2))).toBe('two')
  expect(source.slice(...lineSpan(source, 4))).toBe('four')
  expect(lineSpan(source, 3)).toEqual([8, 8])
  expect(lineSpan(source, 9)).toEqual([13, 13])
})
