import { expect, test } from 'vitest'
import type { RouteBody } from '../api/routingTypes'
import { bodyOf, caseKeys, draftOf, inserted, moved, rowOfPlace, sectionRow } from './routeDraft'

const body = (cases: string, ...sections: [name: string, position: number][]): RouteBody => ({
  cases: Array.from(cases, (name) => ({
    if: [{ key: 'title', oper: 'IN', vals: [name] }],
    channel_ids: [1],
    fallthrough: false,
  })),
  sections: sections.map(([name, position]) => ({ name, position })),
  default: { channel_ids: [7] },
})
const names = (of: RouteBody) => of.cases.map((each) => each.if[0]?.vals[0]).join('')

test('aRouteComesBackFromItsDraftAsItWent', () => {
  for (const each of [
    body(''),
    body('abc'),
    body('abc', ['top', 0], ['middle', 2], ['end', 3]),
    body('ab', ['one', 1], ['two', 1]),
  ])
    expect(bodyOf(draftOf(each))).toEqual(each)
})

test('movingACasePastAHeadingChangesItsSection', () => {
  const draft = draftOf(body('ab', ['second', 1]))

  const next = bodyOf({ ...draft, rows: moved(draft.rows, 0, 1) })

  expect(names(next)).toBe('ab')
  expect(next.sections).toEqual([{ name: 'second', position: 0 }])
})

test('movingIsTakingOutAndPuttingInWhereverItIs', () => {
  const rows = ['a', 'b', 'c', 'd', 'e']
  for (let from = 0; from < 5; from++)
    for (let to = -2; to < 8; to++) {
      const slow = rows.filter((_, at) => at !== from)
      const end = Math.max(0, Math.min(4, to))
      const expected = [...slow.slice(0, end), rows[from], ...slow.slice(end)]

      expect(moved(rows, from, to)).toEqual(expected)
    }
})

test('aPlaceAmongTheCasesSkipsHeadings', () => {
  const draft = draftOf(body('abcd', ['x', 0], ['y', 2]))
  const keys = caseKeys(draft)
  for (let from = 0; from < 4; from++)
    for (let place = 0; place < 4; place++) {
      const key = keys[from] ?? ''
      const row = draft.rows.findIndex((each) => each.key === key)
      const next = { ...draft, rows: moved(draft.rows, row, rowOfPlace(draft.rows, key, place)) }

      expect(caseKeys(next).indexOf(key)).toBe(place)
    }
})

test('aRowIsPutBehindTheNamedOneOrAtTheEnd', () => {
  const draft = draftOf(body('ab'))
  const row = sectionRow('new')

  expect(inserted(draft.rows, row, draft.rows[0]?.key)[1]).toBe(row)
  expect(inserted(draft.rows, row).at(-1)).toBe(row)
})
