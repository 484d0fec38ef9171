import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ApiError, call } from './client'
import { useSession } from './session'
import type { Page } from './types'

export interface Member {
  member_id: number
  member_name: string
  email?: string
  status?: string
}

export interface Team {
  team_id: number
  team_name: string
}

const pageSize = 100
const mostPages = 20

/** Undefined where the server does not know the operation. */
async function allOf<T>(path: string, signal: AbortSignal): Promise<T[] | null> {
  const found: T[] = []
  try {
    for (let p = 1; p <= mostPages; p++) {
      const { items, total = 0 } = await call<Page<T>>(path, { p, limit: pageSize }, signal)
      found.push(...items)
      if (items.length < pageSize || found.length >= total) break
    }
    return found
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return null
    throw error
  }
}

/** Everybody who can be on call or told; the reader alone where the server lists nobody. */
export function usePeople() {
  const session = useSession()
  const listed = useQuery({
    queryKey: ['members'],
    staleTime: 60_000,
    queryFn: ({ signal }) => allOf<Member>('/member/list', signal),
  })
  const me = session.data ?? undefined
  const people = useMemo(() => {
    const all = listed.data ?? []
    if (me === undefined || all.some((each) => each.member_id === me.person_id)) return all
    return [{ member_id: me.person_id, member_name: me.person_name, email: me.email }, ...all]
  }, [listed.data, me])
  const names = useMemo(
    () => new Map(people.map((each) => [each.member_id, each.member_name || (each.email ?? '')])),
    [people],
  )
  return { people, names, me: me?.person_id ?? 0, ready: listed.data !== undefined || listed.isError }
}

/** Null where the server knows no teams. */
export function useTeams() {
  return useQuery({
    queryKey: ['teams'],
    staleTime: 60_000,
    queryFn: ({ signal }) => allOf<Team>('/team/list', signal),
  })
}
