import { expect, test } from 'vitest'
import type { RouteCase } from '../api/routingTypes'
import { contentOf, diffCases, diffRoutes, isSame, longestRise, type CaseChange } from './routeDiff'

const rule = (name: string, channel = 1): RouteCase => ({
  if: [{ key: `labels.${name}`, oper: 'IN', vals: [name] }],
  channel_ids: [channel],
  fallthrough: false,
})
const rules = (names: string) => Array.from(names, (name) => rule(name))
const told = (changes: CaseChange[]) =>
  changes.map((each) => {
    const name = ('after' in each ? each.after : each.before).case.if[0]?.vals[0]
    return `${each.kind} ${name ?? ''}${each.kind === 'changed' && each.moved ? ' moved' : ''}`
  })

test('equalRoutesDoNotDiffer', () => {
  expect(diffCases(rules('abcd'), rules('abcd'))).toEqual([])
})

test('aCaseThatIsOnlyPushedAlongHasNotMoved', () => {
  expect(told(diffCases(rules('abc'), rules('xabc')))).toEqual(['added x'])
  expect(told(diffCases(rules('abc'), rules('bc')))).toEqual(['removed a'])
})

test('oneMoveIsOneMove', () => {
  expect(told(diffCases(rules('abcde'), rules('bcdea')))).toEqual(['moved a'])
  expect(told(diffCases(rules('abcde'), rules('eabcd')))).toEqual(['moved e'])
})

test('aCaseWithTheSameConditionsIsTheSameCaseChanged', () => {
  expect(told(diffCases(rules('abc'), [rule('a'), rule('b', 2), rule('c')]))).toEqual(['changed b'])
  expect(told(diffCases(rules('abc'), [rule('b', 2), rule('a'), rule('c')]))).toEqual(['changed b moved'])
})

test('betweenTheSameNeighboursACaseThatSharesSomethingWasChanged', () => {
  const wider = { ...rule('b'), if: [{ key: 'labels.b', oper: 'IN' as const, vals: ['b', 'bb'] }] }

  expect(diffCases(rules('abc'), [rule('a'), wider, rule('c')]).map((each) => each.kind)).toEqual(['changed'])
})

test('aStrangerInTheSamePlaceIsNotTheOldCase', () => {
  expect(told(diffCases(rules('abc'), [rule('a'), rule('x', 9), rule('c')]))).toEqual([
    'removed b',
    'added x',
  ])
})

test('theDefaultAndTheHeadingsAreComparedToo', () => {
  const body = { cases: rules('a'), sections: [], default: { channel_ids: [1] } }
  const diff = diffRoutes(body, {
    ...body,
    default: { channel_ids: [] },
    sections: [{ name: 'x', position: 0 }],
  })

  expect(diff.default).toEqual({ before: [1], after: [] })
  expect(diff.sections).toBe(true)
  expect(isSame(diff)).toBe(false)
  expect(isSame(diffRoutes(body, { ...body }))).toBe(true)
})

/** Small and repeatable; good enough to shuffle with. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** The longest growing run, found the slow way: for every place the best run that ends there. */
function slowRise(values: number[]): number {
  const best: number[] = []
  values.forEach((value, at) => {
    const before = values.slice(0, at).map((other, j) => (other < value ? (best[j] ?? 0) : 0))
    best.push(1 + Math.max(0, ...before))
  })
  return Math.max(0, ...best)
}

test('theLongestRiseIsAsLongAsTheSlowWayFinds', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed)
    const values = [...Array(12).keys()].sort(() => roll(3) - 1)
    const rise = longestRise(values).map((at) => values[at] ?? 0)

    expect(rise.length).toBe(slowRise(values))
    expect(rise).toEqual(rise.toSorted((a, b) => a - b))
  }
})

/** Does to the old list what the changes say, one by one. */
function replay(before: RouteCase[], changes: CaseChange[]): string[] {
  const leaves = new Set(
    changes.flatMap((each) =>
      each.kind === 'removed' || each.kind === 'moved' || (each.kind === 'changed' && each.moved)
        ? [each.before.position]
        : [],
    ),
  )
  const inPlace = new Map(
    changes.flatMap((each) =>
      each.kind === 'changed' && !each.moved
        ? [[each.before.position, contentOf(each.after.case)] as const]
        : [],
    ),
  )
  const list = before.flatMap((each, at) => (leaves.has(at) ? [] : [inPlace.get(at) ?? contentOf(each)]))
  for (const each of changes) {
    if (each.kind === 'added' || each.kind === 'moved' || (each.kind === 'changed' && each.moved))
      list.splice(each.after.position, 0, contentOf(each.after.case))
  }
  return list
}

test('replayingTheChangesGivesTheNewList', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed)
    const names = 'abcdefgh'
    const before = Array.from({ length: roll(8) }, () => rule(names.charAt(roll(8)), roll(2)))
    const after = before.slice()
    for (let step = roll(5); step > 0; step--) {
      const at = roll(after.length + 1)
      const what = roll(3)
      if (what === 0) after.splice(at, 0, rule(names.charAt(roll(8)), roll(3)))
      else if (what === 1) after.splice(at, 1)
      else after.splice(roll(after.length + 1), 0, ...after.splice(at, 1))
    }

    expect(replay(before, diffCases(before, after))).toEqual(after.map(contentOf))
  }
})

test('tenThousandCasesAreComparedAtOnce', () => {
  const before = Array.from({ length: 10_000 }, (_, n) => rule(`n${n}`))
  const after = before.toSpliced(9_999, 1).toSpliced(0, 0, rule('n9999'))
  const started = performance.now()

  expect(told(diffCases(before, after))).toEqual(['moved n9999'])
  expect(performance.now() - started).toBeLessThan(1000)
})

test('aHeadingThatIsOnlyPushedAlongHasNotChanged', () => {
  const body = (names: string, ...sections: [name: string, position: number][]) => ({
    cases: rules(names),
    sections: sections.map(([name, position]) => ({ name, position })),
    default: { channel_ids: [1] },
  })
  const before = body('abc', ['top', 0], ['rest', 2])

  expect(diffRoutes(before, body('bc', ['top', 0], ['rest', 1])).sections).toBe(false)
  expect(diffRoutes(before, body('abxc', ['top', 0], ['rest', 3])).sections).toBe(false)
  expect(diffRoutes(before, body('abc', ['top', 0], ['rest', 1])).sections).toBe(true)
  expect(diffRoutes(before, body('abc', ['top', 0], ['others', 2])).sections).toBe(true)
  expect(diffRoutes(before, body('bc', ['rest', 1])).sections).toBe(true)
})
