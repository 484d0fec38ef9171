import { useCallback, useMemo, useState } from 'react'
import type { Route } from '../api/routingTypes'
import { diffRoutes, isSame, type RouteDiff } from '../components/routeDiff'
import { bodyOf, draftOf, type RouteDraft } from './routeDraft'

interface State {
  /** What the draft is compared with and what saving replaces. */
  base: Route
  draft: RouteDraft
  /** My draft while theirs is being looked at. */
  aside: RouteDraft | undefined
}

const fresh = (route: Route, aside?: RouteDraft): State => ({ base: route, draft: draftOf(route), aside })

export interface DraftOfRoute extends State {
  diff: RouteDiff
  dirty: boolean
  /** What somebody else saved meanwhile. */
  newer: Route | undefined
  edit: (change: (draft: RouteDraft) => RouteDraft) => void
  discard: () => void
  /** The server has `route`; what was sent is no longer a draft. */
  saved: (route: Route, sent: RouteDraft) => void
  /** An earlier version was made the current one; the draft gives way to it. */
  restored: (route: Route) => void
  lookAt: (route: Route) => void
  bringBack: () => void
  dropAside: () => void
}

/** The routes being edited: a draft that no answer from the server ever overwrites. */
export function useRouteDraft(route: Route): DraftOfRoute {
  const [state, setState] = useState(() => fresh(route))
  const { base, draft, aside } = state
  const diff = useMemo(() => diffRoutes(base, bodyOf(draft)), [base, draft])
  const dirty = !isSame(diff)
  const newer = route.version > base.version ? route : undefined
  if (newer !== undefined && !dirty && aside === undefined) setState(fresh(newer))

  const edit = useCallback(
    (change: (draft: RouteDraft) => RouteDraft) => setState((now) => ({ ...now, draft: change(now.draft) })),
    [],
  )
  return {
    ...state,
    diff,
    dirty,
    newer,
    edit,
    discard: () => setState((now) => fresh(now.base, now.aside)),
    saved: (route, sent) =>
      setState((now) => {
        const aside = now.aside === sent ? undefined : now.aside
        const going = now.aside === sent || now.draft === sent ? sent : now.draft
        const kept = going !== sent || isSame(diffRoutes(route, bodyOf(sent)))
        return kept ? { base: route, draft: going, aside } : fresh(route, aside)
      }),
    restored: (route) => setState((now) => fresh(route, now.aside)),
    lookAt: (theirs) => setState((now) => fresh(theirs, now.aside ?? now.draft)),
    bringBack: () => setState((now) => ({ base: now.base, draft: now.aside ?? now.draft, aside: undefined })),
    dropAside: () => setState((now) => ({ ...now, aside: undefined })),
  }
}
