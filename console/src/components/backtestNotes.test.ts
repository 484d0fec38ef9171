import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { formats } from '../i18n/format'
import { zh } from '../i18n/zh'
import { noteSentence } from './backtestNotes'

const note = { code: 'action_without_incident', compared: { count: '1200' }, sentence: 'as the server says' }

test('aNoteIsToldInTheReadersLanguage', () => {
  expect(noteSentence(note, en, formats('en'))).toContain('Left out: 1,200 actions of people')
  expect(noteSentence(note, zh, formats('zh'))).toContain('1,200 次人工操作')
})

test('aNoteUnknownHereIsToldAsTheServerWroteIt', () => {
  expect(noteSentence({ ...note, code: 'unheard_of' }, zh, formats('zh'))).toBe('as the server says')
})
