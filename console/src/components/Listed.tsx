import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/EmptyState'
import { Skeleton } from '../ui/Skeleton'
import { Failure } from './Failure'

interface Props<T> {
  query: Pick<UseQueryResult<T[]>, 'data' | 'isError' | 'error' | 'refetch'>
  /** Of a row, in pixels. */
  height: number
  emptyTitle: string
  emptyText: string
  /** The one next step where there are none. */
  first: ReactNode
  children: (items: T[]) => ReactNode
}

/** All there is of something: on its way, failed, none yet, or the list. */
export function Listed<T>({ query, height, emptyTitle, emptyText, first, children }: Props<T>) {
  const { data } = query
  if (data === undefined)
    return query.isError ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton rows={3} height={height} gap={8} />
    )
  if (data.length === 0)
    return (
      <EmptyState title={emptyTitle} text={emptyText}>
        {first}
      </EmptyState>
    )
  return children(data)
}
