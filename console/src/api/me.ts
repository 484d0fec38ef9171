import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import type { MemberItem } from './members'
import type { Page, Severity } from './types'

/** The reader as the server knows them. */
export type Me = Pick<
  MemberItem,
  'member_id' | 'member_name' | 'email' | 'phone' | 'locale' | 'time_zone'
> & {
  account_role_ids: number[]
}

const meKey = ['me']

export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => call<Me>('/member/info', {}, signal) })
}

function useSaving<V, R = unknown>(renewed: readonly string[], run: (said: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => renewed.includes(String(queryKey[0])) }),
  })
}

export const useSaveMe = () =>
  useSaving(
    ['me', 'session', 'members', 'member-list'],
    (body: { member_id: number; member_name: string; locale: string; time_zone: string }) =>
      call('/member/info/reset', body),
  )

export const useChangePassword = () =>
  useSaving([], (body: { old_password: string; new_password: string }) =>
    call('/person/password/change', body),
  )

export interface Contact {
  medium: string
  address: string
  is_verified: boolean
  is_login: boolean
}

export function useContacts() {
  return useQuery({
    queryKey: ['contacts'],
    queryFn: ({ signal }) => call<Page<Contact>>('/person/contact/list', {}, signal),
    select: (page) => page.items,
  })
}

type ContactName = Pick<Contact, 'medium' | 'address'>

const contactCall = (verb: string) => (said: ContactName & { code?: string }) =>
  call(`/person/contact/${verb}`, said)

export const useAddContact = () => useSaving(['contacts'], contactCall('add'))
export const useVerifyContact = () => useSaving(['contacts'], contactCall('verify'))
export const useResendCode = () => useSaving([], contactCall('resend'))
export const useDeleteContact = () => useSaving(['contacts'], contactCall('delete'))

/** Other media in certain hours of the week, by the reader's clock; day 0 is Sunday. */
export interface TimedPreference {
  severities: Severity[]
  days: number[]
  start: string
  end: string
  media: string[]
}

export interface Preferences {
  trigger_notify: { critical: string[]; warning: string[]; info: string[] }
  schedule_shift_notify: { personal_channels: string[] }
  rules: TimedPreference[]
}

export function usePreferences() {
  return useQuery({
    queryKey: ['preferences'],
    // What is being typed must not be overtaken by what is stored.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => call<Preferences>('/preference/info', {}, signal),
  })
}

export const useSavePreferences = () =>
  useSaving(['preferences'], (body: Preferences) => call('/preference/update', body))

export interface ApiKey {
  key_id: number
  key_name: string
  status: 'enabled' | 'disabled'
  /** Seconds. */
  created_at: number
  /** Seconds; 0 when never. */
  last_used_at: number
}

export function useKeyList(enabled: boolean) {
  return useQuery({
    queryKey: ['api-keys'],
    enabled,
    queryFn: ({ signal }) => call<Page<ApiKey>>('/person/app-key/list', {}, signal),
    select: (page) => page.items,
  })
}

export const useMakeKey = () =>
  useSaving(['api-keys'], (name: string) =>
    call<{ key_id: number; key: string }>('/person/app-key/create', { key_name: name }),
  )

export const useKeyVerb = () =>
  useSaving(['api-keys'], ({ verb, id }: { verb: 'enable' | 'disable' | 'delete'; id: number }) =>
    call(`/person/app-key/${verb}`, { key_id: id }),
  )

export const useRenameKey = () =>
  useSaving(['api-keys'], ({ id, name }: { id: number; name: string }) =>
    call('/person/app-key/name/reset', { key_id: id, key_name: name }),
  )
