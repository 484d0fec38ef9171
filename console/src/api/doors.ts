import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, call } from './client'
import type { Progress, Severity } from './types'

/** What a link in a message is about; times are seconds. */
export interface Asked {
  incident_id: string
  num: string
  title: string
  incident_severity: Severity
  progress: Progress
  channel_name: string
  start_time: number
  person_name: string
  acknowledged_by_me: boolean
}

export type Answer = 'ack' | 'resolve'

const answerKey = (token: string) => ['answer', token]

/** Nothing for a link that is not valid; asking changes nothing. */
async function orNothing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429)
      return null
    throw error
  }
}

export function useAsked(token: string) {
  return useQuery({
    queryKey: answerKey(token),
    refetchInterval: 30_000,
    queryFn: ({ signal }) => orNothing(call<Asked>('/incident/answer/info', { token }, signal)),
  })
}

export function useAnswer(token: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (action: Answer) => call<Asked>('/incident/answer', { token, action }),
    onSuccess: (asked) => client.setQueryData(answerKey(token), asked),
  })
}

export interface Invitee {
  member_name: string
  email: string
}

/** Whom an invitation is for; nothing when it is not valid any more. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    staleTime: Infinity,
    queryFn: ({ signal }) => orNothing(call<Invitee>('/session/invitation/info', { token }, signal)),
  })
}

export function useAccept() {
  return useMutation({
    mutationFn: (body: { token: string; password: string; member_name: string }) =>
      call('/session/invitation/accept', body),
  })
}

export function useForget() {
  return useMutation({
    mutationFn: (email: string) => call<{ can_mail: boolean }>('/session/password/forget', { email }),
  })
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: { token: string; password: string }) => call('/session/password/reset', body),
  })
}
