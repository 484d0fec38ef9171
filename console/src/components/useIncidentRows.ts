import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import {
  keepFirstPage,
  showHead,
  useIncidentHead,
  useIncidentPages,
  useIncidentsById,
} from '../api/incidents'
import type { Incident, IncidentListRequest } from '../api/types'
import { liveRows } from './liveRows'

const chunk = 50
const ahead = 40
const nothing: Incident[] = []

/** A live list that never moves under the reader: rows change in place, new ones wait for `showFresh`. */
export function useIncidentRows(request: IncidentListRequest) {
  const client = useQueryClient()
  const pages = useIncidentPages(request)
  const head = useIncidentHead(request)
  const [start, setStart] = useState(0)

  useEffect(() => () => keepFirstPage(client, request), [client, request])

  const shown = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? nothing, [pages.data])
  const ids = useMemo(
    () => shown.slice(start, start + 2 * chunk).map((each) => each.incident_id),
    [shown, start],
  )
  const visible = useIncidentsById(ids)
  const { rows, fresh } = useMemo(
    () => liveRows(shown, head.data?.items ?? nothing, visible.data?.items ?? nothing, pages.hasNextPage),
    [shown, head.data, visible.data, pages.hasNextPage],
  )

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const onRange = useCallback(
    (first: number, last: number) => {
      setStart(Math.floor(first / chunk) * chunk)
      if (last + ahead > shown.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [shown.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  )

  return {
    rows,
    fresh: pages.isRefetching ? nothing : fresh,
    total: head.data?.total ?? pages.data?.pages[0]?.total,
    loading: pages.isPending,
    error: pages.isError ? pages.error : undefined,
    retry: () => void pages.refetch(),
    staleSince: head.isError && head.dataUpdatedAt > 0 ? Math.floor(head.dataUpdatedAt / 1000) : undefined,
    showFresh: () => {
      if (head.data !== undefined) showHead(client, request, head.data)
    },
    onRange,
  }
}
