import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import {
  deliveryPageSize,
  keepFirstDeliveries,
  showNewestDeliveries,
  useDeliveryHead,
  useDeliveryPages,
  type DeliveryListRequest,
} from '../api/deliveries'
import type { Delivery } from '../api/types'
import { gaveUp, liveDeliveries } from './liveDeliveries'

const ahead = 40
const nothing: Delivery[] = []

/** A live list that never moves under the reader; where a search gave up it waits to be told to go on. */
export function useDeliveryRows(request: DeliveryListRequest) {
  const client = useQueryClient()
  const pages = useDeliveryPages(request)
  const head = useDeliveryHead(request)

  useEffect(() => () => keepFirstDeliveries(client, request), [client, request])

  const shown = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? nothing, [pages.data])
  const { rows, fresh } = useMemo(
    () => liveDeliveries(shown, head.data?.items ?? nothing),
    [shown, head.data],
  )
  const last = pages.data?.pages.at(-1)
  const stopped = last !== undefined && gaveUp(last, deliveryPageSize)

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const onRange = useCallback(
    (_first: number, end: number) => {
      if (end + ahead > shown.length && hasNextPage && !isFetchingNextPage && !stopped) void fetchNextPage()
    },
    [shown.length, hasNextPage, isFetchingNextPage, fetchNextPage, stopped],
  )

  return {
    rows,
    fresh: pages.isRefetching ? nothing : fresh,
    loading: pages.isPending,
    error: pages.isError && rows.length === 0 ? pages.error : undefined,
    retry: () => void pages.refetch(),
    staleSince: head.isError && head.dataUpdatedAt > 0 ? Math.floor(head.dataUpdatedAt / 1000) : undefined,
    /** Seconds; how far the search came, while there is more to look through. */
    searchedBackTo: stopped ? Math.floor((last.searched_back_to ?? 0) / 1000) : undefined,
    searching: isFetchingNextPage,
    keepLooking: () => void fetchNextPage(),
    complete: !hasNextPage,
    showFresh: () => {
      if (head.data !== undefined) showNewestDeliveries(client, request, head.data)
    },
    onRange,
  }
}
