import type { RouteBody, RouteCase } from '../api/routingTypes'

export interface Placed {
  case: RouteCase
  /** Place among the cases, from 0. */
  position: number
}

export type CaseChange =
  | { kind: 'added'; after: Placed }
  | { kind: 'removed'; before: Placed }
  | { kind: 'moved'; before: Placed; after: Placed }
  | { kind: 'changed'; before: Placed; after: Placed; moved: boolean }

export interface RouteDiff {
  cases: CaseChange[]
  default: { before: number[]; after: number[] } | undefined
  sections: boolean
}

const contents = new WeakMap<RouteCase, string>()

/** What a case does, as text: two cases with the same content are the same rule. */
export function contentOf(each: RouteCase): string {
  const known = contents.get(each)
  if (known !== undefined) return known
  const mapped = each.routing_mode === 'name_mapping'
  const content = JSON.stringify([
    conditionsOf(each),
    mapped ? (each.name_mapping_label ?? '') : each.channel_ids,
    each.fallthrough,
  ])
  contents.set(each, content)
  return content
}

const conditionsOf = (each: RouteCase) =>
  JSON.stringify(each.if.map(({ key, oper, vals }) => [key, oper, vals]))

/** The longest run of places that grows; whoever is not in it has moved. */
export function longestRise(values: readonly number[]): number[] {
  const tails: number[] = []
  const former = new Array<number>(values.length)
  values.forEach((value, at) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    former[at] = tails[low - 1] ?? -1
    tails[low] = at
  })
  const rise: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = former[at] ?? -1) rise.push(at)
  return rise.reverse()
}

/** For every later case the earlier one it was, or -1. */
function partners(before: readonly RouteCase[], after: readonly RouteCase[]): number[] {
  const partner = new Array<number>(after.length).fill(-1)
  const taken = new Array<boolean>(before.length).fill(false)
  const same = (i: number, j: number) => {
    const [a, b] = [before[i], after[j]]
    return a !== undefined && b !== undefined && contentOf(a) === contentOf(b)
  }
  const pair = (i: number, j: number) => {
    partner[j] = i
    taken[i] = true
  }
  let head = 0
  while (head < before.length && head < after.length && same(head, head)) {
    pair(head, head)
    head++
  }
  for (let i = before.length - 1, j = after.length - 1; i >= head && j >= head && same(i, j); i--, j--)
    pair(i, j)
  for (const word of [contentOf, conditionsOf]) {
    const waiting = new Map<string, number[]>()
    before.forEach((each, i) => {
      if (taken[i] === true) return
      const found = waiting.get(word(each))
      if (found === undefined) waiting.set(word(each), [i])
      else found.push(i)
    })
    for (const list of waiting.values()) list.reverse()
    after.forEach((each, j) => {
      if (partner[j] !== -1) return
      const i = waiting.get(word(each))?.pop()
      if (i !== undefined) pair(i, j)
    })
  }
  pairInGaps(before, after, partner, pair)
  return partner
}

/** Between two cases that stayed, an old and a new one that share something are one case that changed. */
function pairInGaps(
  before: readonly RouteCase[],
  after: readonly RouteCase[],
  partner: readonly number[],
  pair: (i: number, j: number) => void,
) {
  const found = new Set(partner)
  const places = partner.flatMap((i, j) => (i === -1 ? [] : [[i, j] as const]))
  const steady = longestRise(places.map(([i]) => i)).map((at) => places[at] ?? ([0, 0] as const))
  let i = 0
  let j = 0
  for (const [endI, endJ] of [...steady, [before.length, after.length] as const]) {
    while (i < endI && j < endJ) {
      const [a, b] = [before[i], after[j]]
      if (found.has(i)) i++
      else if (partner[j] !== -1) j++
      else {
        if (a !== undefined && b !== undefined && alike(a, b)) pair(i, j)
        i++
        j++
      }
    }
    i = endI + 1
    j = endJ + 1
  }
}

function alike(a: RouteCase, b: RouteCase): boolean {
  const keys = new Set(a.if.map((each) => each.key))
  return b.if.some((each) => keys.has(each.key)) || b.channel_ids.some((id) => a.channel_ids.includes(id))
}

interface Pairing {
  /** For every later case the place of the earlier one it was, or -1. */
  partner: number[]
  /** The later places of those that kept their order. */
  steady: Set<number>
}

function pairing(before: readonly RouteCase[], after: readonly RouteCase[]): Pairing {
  const partner = partners(before, after)
  const places = partner.flatMap((i, j) => (i === -1 ? [] : [[i, j] as const]))
  const steady = new Set(longestRise(places.map(([i]) => i)).flatMap((at) => places[at]?.[1] ?? []))
  return { partner, steady }
}

/** Whether a heading came, went, was renamed, or stands elsewhere among the cases that stayed. */
function headingsDiffer(before: RouteBody, after: RouteBody, { partner, steady }: Pairing): boolean {
  const inOrder = (body: RouteBody) => body.sections.toSorted((a, b) => a.position - b.position)
  const [old, young] = [inOrder(before), inOrder(after)]
  if (old.length !== young.length) return true
  const stayed = [...steady]
  return old.some((heading, at) => {
    const now = young[at]
    if (now === undefined || now.name !== heading.name) return true
    // No case that stayed may have come to the other side of it.
    return stayed.some((j) => (partner[j] ?? -1) < heading.position !== j < now.position)
  })
}

/** What somebody would have to do to the cases before to get the cases after, with as few moves as can be. */
export function diffCases(
  before: readonly RouteCase[],
  after: readonly RouteCase[],
  { partner, steady }: Pairing = pairing(before, after),
): CaseChange[] {
  const left = new Set(partner)
  const changes: CaseChange[] = before.flatMap((each, position): CaseChange[] =>
    left.has(position) ? [] : [{ kind: 'removed', before: { case: each, position } }],
  )
  after.forEach((each, position) => {
    const from = partner[position] ?? -1
    const former = before[from]
    const now = { case: each, position }
    if (former === undefined) {
      changes.push({ kind: 'added', after: now })
      return
    }
    const moved = !steady.has(position)
    const then = { case: former, position: from }
    if (contentOf(former) !== contentOf(each))
      changes.push({ kind: 'changed', before: then, after: now, moved })
    else if (moved) changes.push({ kind: 'moved', before: then, after: now })
  })
  return changes
}

export function diffRoutes(before: RouteBody, after: RouteBody): RouteDiff {
  const [old, young] = [before.default.channel_ids, after.default.channel_ids]
  const pairs = pairing(before.cases, after.cases)
  return {
    cases: diffCases(before.cases, after.cases, pairs),
    default: JSON.stringify(old) === JSON.stringify(young) ? undefined : { before: old, after: young },
    sections: headingsDiffer(before, after, pairs),
  }
}

export const isSame = (diff: RouteDiff) =>
  diff.cases.length === 0 && diff.default === undefined && !diff.sections
