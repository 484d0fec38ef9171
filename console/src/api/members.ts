import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, unlessUnknown } from './client'
import type { Page } from './types'

export interface MemberItem {
  member_id: number
  member_name: string
  email: string
  phone: string
  status: string
  account_role_ids: number[]
  locale: string
  time_zone: string
  /** Seconds. */
  created_at: number
}

export interface TeamItem {
  team_id: number
  team_name: string
  description: string
  person_ids: number[]
  updated_at: number
}

export interface Role {
  role_id: number
  role_name: string
  description: string
  status: string
  permission_ids: number[]
  editable: boolean
}

export interface Permission {
  id: number
  /** `Channels Manage` */
  permission_name: string
  permission_type: string
  /** `organization` or `on-call`. */
  scope: string
}

const pageSize = 100
const membersKey = ['member-list']
const teamsKey = ['team-list']

export function useMemberList(query: string, roleId: number | undefined) {
  return useQuery({
    queryKey: [...membersKey, query, roleId],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<MemberItem>>(
        '/member/list',
        { p: 1, limit: pageSize, asc: true, query, ...(roleId === undefined ? {} : { role_id: roleId }) },
        signal,
      ),
  })
}

export interface Invited {
  member_id: number
  member_name: string
  /** Where no mail can be sent. */
  invitation_url?: string
}

/** What became of a link: mailed, or to be handed over. */
export interface SentLink {
  is_mailed: boolean
  link?: string
}

function useRenewing<V, R>(run: (said: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['member-list', 'members', 'team-list', 'teams', 'session'].includes(String(queryKey[0])),
      }),
  })
}

export const useInvite = () =>
  useRenewing((members: { email: string; role_ids: number[]; locale?: string }[]) =>
    call<Page<Invited>>('/member/invite', { members }),
  )

export const useSendLink = () =>
  useRenewing(({ id, reset }: { id: number; reset: boolean }) =>
    call<SentLink>(reset ? '/member/password/reset' : '/member/invitation/create', { member_id: id }),
  )

export const useSwitchMember = () =>
  useRenewing(({ id, on }: { id: number; on: boolean }) =>
    call(on ? '/member/enable' : '/member/disable', { member_id: id }),
  )

export const useDeleteMember = () =>
  useRenewing(({ id, force }: { id: number; force: boolean }) =>
    call('/member/delete', { member_id: id, is_force: force }),
  )

export const useSetRoles = () =>
  useRenewing(({ id, roles }: { id: number; roles: number[] }) =>
    call('/member/role/update', { member_id: id, role_ids: roles }),
  )

export function useTeamList(query: string) {
  return useQuery({
    queryKey: [...teamsKey, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<TeamItem>>(
        '/team/list',
        { p: 1, limit: pageSize, orderby: 'team_name', asc: true, query },
        signal,
      ),
  })
}

export const useSaveTeam = () =>
  useRenewing((body: { team_id?: number; team_name: string; description: string; person_ids: number[] }) =>
    call<{ team_id: number }>('/team/upsert', body),
  )

export const useDeleteTeam = () => useRenewing((id: number) => call('/team/delete', { team_id: id }))

export function useRoleList() {
  return useQuery({
    queryKey: ['role-list'],
    staleTime: 60_000,
    queryFn: ({ signal }) => unlessUnknown(call<Page<Role>>('/role/list', { asc: true }, signal)),
    select: (page) => page?.items ?? [],
  })
}

/** All there is to be allowed. */
export function usePermissions() {
  return useQuery({
    queryKey: ['permission-list'],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      call<Page<Permission>>('/role/permission/list', { role_ids: [], with_all: false }, signal),
    select: (page) => page.items,
  })
}
