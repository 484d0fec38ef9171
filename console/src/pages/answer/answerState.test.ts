import { expect, test } from 'vitest'
import { answersFor, answerState } from './answerState'

const state = (progress: 'Triggered' | 'Processing' | 'Closed', mine: boolean) =>
  answerState({ progress, acknowledged_by_me: mine })

test('what nobody took can be acknowledged or resolved', () => {
  expect(answersFor(state('Triggered', false))).toEqual(['ack', 'resolve'])
})

test('an acknowledgement from before it opened again does not count', () => {
  expect(state('Triggered', true)).toBe('triggered')
})

test('whoever has it can only resolve, others may join', () => {
  expect(answersFor(state('Processing', true))).toEqual(['resolve'])
  expect(state('Processing', false)).toBe('others')
  expect(answersFor('others')).toEqual(['ack', 'resolve'])
})

test('a closed one asks nothing', () => {
  expect(answersFor(state('Closed', true))).toEqual([])
})
