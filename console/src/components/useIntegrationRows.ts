import { useCallback, useEffect, useMemo, useState } from 'react'
import { useIntegrationPage, useIntegrationPages, type IntegrationListRequest } from '../api/integrations'
import type { Integration } from '../api/types'

const ahead = 40
const least = 50

interface Row {
  integration: Integration
  page: number
}

const nothing: Row[] = []

/**
 * Any number of integrations: pages are fetched as one scrolls, and the one on the screen is kept up to date.
 * `keep` drops what does not belong to the view; while too few belong, more is fetched by itself.
 */
export function useIntegrationRows(request: IntegrationListRequest, keep: (one: Integration) => boolean) {
  const pages = useIntegrationPages(request)
  const [visible, setVisible] = useState(0)
  const all = useMemo(
    () =>
      pages.data?.pages.flatMap((page, index) =>
        page.items.map((integration): Row => ({ integration, page: index + 1 })),
      ) ?? nothing,
    [pages.data],
  )
  const kept = useMemo(() => all.filter((row) => keep(row.integration)), [all, keep])
  const live = useIntegrationPage(request, kept[visible]?.page ?? 1)
  const rows = useMemo(() => {
    const newest = new Map(live.data?.items.map((each) => [each.integration_id, each]))
    return kept.map(({ integration }) => newest.get(integration.integration_id) ?? integration)
  }, [kept, live.data])

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const onRange = useCallback(
    (first: number, last: number) => {
      setVisible(Math.floor((first + last) / 2))
      if (last + ahead > kept.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [kept.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  )
  const failed = pages.isError
  useEffect(() => {
    if (kept.length < least && hasNextPage && !isFetchingNextPage && !failed) void fetchNextPage()
  }, [kept.length, hasNextPage, isFetchingNextPage, fetchNextPage, failed])

  const total = pages.data?.pages[0]?.total
  return {
    rows,
    loading: pages.isPending || (rows.length === 0 && hasNextPage),
    error: pages.isError && rows.length === 0 ? pages.error : undefined,
    retry: () => void pages.refetch(),
    /** What the server counts, unless some of it was dropped here. */
    count: kept.length === all.length && total !== undefined ? total : kept.length,
    more: kept.length !== all.length && hasNextPage,
    onRange,
  }
}
