import { expect, test } from 'vitest'
import type { EventFace } from '../api/processingTypes'
import { eventChanges } from './eventChanges'

const face: EventFace = { title: 'a', description: '', severity: 'Info', labels: { host: 'x', kind: 'y' } }

test('onlyWhatDiffersIsTold', () => {
  expect(eventChanges(face, face)).toEqual([])

  const changes = eventChanges(face, { ...face, severity: 'Critical', labels: { host: 'z', owner: 'o' } })

  expect(changes.map((each) => (each.field === 'label' ? `${each.kind} ${each.name}` : each.field))).toEqual([
    'severity',
    'changed host',
    'removed kind',
    'added owner',
  ])
})
