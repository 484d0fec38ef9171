import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import type { MemberItem } from './members'
import type { Page } from './types'

export interface RoleBody {
  role_id?: number
  role_name: string
  description: string
  permission_ids: number[]
}

const pageSize = 100
const renewed = ['role-list', 'role-members', 'member-list', 'members', 'me', 'session']

function useChanging<V>(run: (said: V) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => renewed.includes(String(queryKey[0])) }),
  })
}

export const useSaveRole = () => useChanging((body: RoleBody) => call('/role/upsert', body))

export const useRoleVerb = () =>
  useChanging(({ verb, id }: { verb: 'enable' | 'disable' | 'delete'; id: number }) =>
    call(`/role/${verb}`, { role_id: id }),
  )

/** Everybody who has a role. */
export function useRoleMembers(id: number) {
  return useQuery({
    queryKey: ['role-members', id],
    queryFn: async ({ signal }) => {
      const found: MemberItem[] = []
      for (let p = 1, more = true; more; p++) {
        const page = await call<Page<MemberItem>>('/member/list', { p, limit: pageSize, role_id: id }, signal)
        found.push(...page.items)
        more = page.items.length === pageSize
      }
      return found
    },
  })
}

/** Gives a role to these people and takes it from those. */
export const useMoveRole = () =>
  useChanging(async ({ id, to, from }: { id: number; to: number[]; from: number[] }) => {
    if (to.length > 0) await call('/role/member/grant', { role_id: id, member_ids: to })
    if (from.length > 0) await call('/role/member/revoke', { role_id: id, member_ids: from })
  })
