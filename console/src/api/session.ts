import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, call } from './client'
import type { Person } from './types'

export const sessionKey = ['session']

/** The person logged in, or null. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      try {
        return await call<Person>('/session/info', {}, signal)
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }
    },
  })
}

export function useLogIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => call<Person>('/session/create', who),
    onSuccess: (person) => client.setQueryData(sessionKey, person),
  })
}

export function useLogOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('/session/delete'),
    onSuccess: () => {
      client.clear()
      client.setQueryData(sessionKey, null)
    },
  })
}

/** Whether the reader may do something, such as `incidents:manage`; servers without roles allow all. */
export function useMay(permission: string): boolean {
  const { data } = useSession()
  return data?.permissions?.includes(permission) ?? true
}
