import { useMemo, useState } from 'react'
import { useRoutePreview } from '../../api/routing'
import type { RoutePreview } from '../../api/routingTypes'
import { caseFault } from '../../forms/routeConditions'
import { bodyOf, caseKeys, type RouteDraft } from '../../forms/routeDraft'
import { faultOf, type RouteFault } from '../../forms/routeErrors'
import type { Strings } from '../../i18n/en'
import type { Formats } from '../../i18n/format'
import { useWords } from '../../i18n/language'
import { useSettled } from '../../ui/useSettled'
import type { RowNews } from './RouteRow'

const settleMs = 500

/** A fault of the server with the draft it found it in. */
export interface FaultyDraft {
  draft: RouteDraft
  fault: RouteFault
}

/** The case a fault is about, as long as it is as it was then. */
export function faultyKey(found: FaultyDraft | undefined, draft: RouteDraft): string | undefined {
  if (found?.fault.case === undefined) return undefined
  const key = caseKeys(found.draft)[found.fault.case]
  const then = found.draft.rows.find((row) => row.key === key)
  if (then === undefined) return undefined
  return draft.rows.includes(then) ? key : undefined
}

interface Asked {
  draft: RouteDraft
  fault: FaultyDraft | undefined
  /** A case not finished yet; nothing is held against it. */
  unfinished: string | undefined
}

/** What is known about every case of a draft: counts, warnings, faults; and where the latest alerts would go. */
export function useRouteNews(id: number, { draft, fault, unfinished }: Asked) {
  const { t, format } = useWords()
  const faults = useMemo(() => {
    const found = new Map<string, string>()
    for (const row of draft.rows) {
      const wrong = row.kind === 'case' ? caseFault(row.case, t) : undefined
      if (wrong !== undefined) found.set(row.key, wrong)
    }
    return found
  }, [draft, t])
  const complete = faults.size === 0
  const asked = useSettled(draft, complete, settleMs)
  const preview = useRoutePreview(id, asked, bodyOf)
  const [told, setTold] = useState(preview.data)
  // What was last known stays while the next answer is on its way, and when there is none.
  if (preview.data !== undefined && preview.data !== told) setTold(preview.data)
  const refused = useMemo(
    () => (preview.error === null ? undefined : { draft: asked, fault: faultOf(preview.error.message) }),
    [preview.error, asked],
  )

  const countsOf = useMemo(
    () => (told === undefined ? () => undefined : counter(told.draft, told.answer, t, format)),
    [told, t, format],
  )
  const notes = useMemo(
    () =>
      told === undefined ? new Map<string, string[]>() : notesOf(told.draft, told.answer, draft, t, format),
    [told, draft, t, format],
  )
  const said = useMemo(() => {
    const found = [fault, refused].flatMap((each): [string, string][] => {
      const key = faultyKey(each, draft)
      return key === undefined || each === undefined ? [] : [[key, each.fault.text]]
    })
    return new Map(found)
  }, [fault, refused, draft])
  const newsOf = (key: string): RowNews => {
    const wrong = faults.get(key)
    return {
      counts: countsOf(key) ?? (wrong === undefined ? '' : t.routes.waitsForFix),
      notes: notes.get(key) ?? [],
      fault: said.get(key) ?? (key === unfinished ? undefined : wrong),
    }
  }

  return { newsOf, faults, complete, preview, told, refused }
}

/** Says of a case how many alerts it matches; only for the few rows that are seen. */
function counter(draft: RouteDraft, { sample }: RoutePreview, t: Strings, format: Formats) {
  const places = new Map(caseKeys(draft).map((key, index) => [key, index]))
  return (key: string): string | undefined => {
    const index = places.get(key)
    if (index === undefined) return undefined
    if (sample.alert_cnt === 0) return t.routes.noSample
    return t.routes.counts(
      format.number(sample.case_match_cnts[index] ?? 0),
      format.number(sample.alert_cnt),
      format.number(sample.case_taken_cnts[index] ?? 0),
    )
  }
}

/** The warnings in the reader's words; the case they point to by its number of today. */
function notesOf(
  asked: RouteDraft,
  { warnings }: RoutePreview,
  draft: RouteDraft,
  t: Strings,
  format: Formats,
) {
  if (warnings.length === 0) return new Map<string, string[]>()
  const keys = caseKeys(asked)
  const numbers = new Map(caseKeys(draft).map((key, index) => [key, index + 1]))
  const notes = new Map<string, string[]>()
  for (const { case: index, code, by, message } of warnings) {
    const number = by === undefined ? undefined : numbers.get(keys[by] ?? '')
    const say: ((by: string) => string) | undefined = Object.hasOwn(t.routes.warning, code)
      ? t.routes.warning[code]
      : undefined
    const text = say?.(number === undefined ? '' : t.routes.caseName(format.number(number))) ?? message
    const key = keys[index] ?? ''
    notes.set(key, [...(notes.get(key) ?? []), text])
  }
  return notes
}
