import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './client'
import type { Page } from './types'

export interface AuditCall {
  /** Milliseconds. */
  created_at: number
  member_id: number
  member_name: string
  request_id: string
  ip: string
  operation: string
  operation_name: string
  body: string
  params: { Key: string; Value: string }[]
  is_dangerous: boolean
  is_write: boolean
  means: string
  code: string
}

interface Found {
  total: number
  search_after_ctx: string
  docs: AuditCall[]
}

export interface AuditQuery {
  /** Seconds back from now. */
  span: number
  person_id?: number
  operations?: string[]
  is_dangerous?: boolean
}

const pageSize = 50

export function useAudit(query: AuditQuery) {
  const { span, ...rest } = query
  return useInfiniteQuery({
    queryKey: ['audit', query],
    placeholderData: keepPreviousData,
    initialPageParam: { after: '', end: 0 },
    queryFn: ({ pageParam, signal }) => {
      // The end stays the same from page to page, or pages would shift.
      const end = pageParam.end === 0 ? Math.floor(Date.now() / 1000) : pageParam.end
      return call<Found>(
        '/audit/search',
        {
          start_time: end - span,
          end_time: end,
          limit: pageSize,
          ...rest,
          ...(pageParam.after === '' ? {} : { search_after_ctx: pageParam.after }),
        },
        signal,
      ).then((found) => ({ ...found, end }))
    },
    getNextPageParam: (last) =>
      last.search_after_ctx === '' || last.docs.length < pageSize
        ? undefined
        : { after: last.search_after_ctx, end: last.end },
  })
}

export interface AuditOperation {
  name: string
  name_cn: string
  name_en: string
}

export function useAuditOperations() {
  return useQuery({
    queryKey: ['audit-operations'],
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Page<AuditOperation>>('/audit/operation/list', {}, signal),
    select: (page) => page.items,
  })
}
