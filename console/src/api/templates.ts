import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, unlessUnknown } from './client'
import type { Incident, Page } from './types'

/** Media that come with words of their own; the first ones reach somebody on this server's own account. */
export const usualMedia = [
  'email',
  'sms',
  'voice',
  'feishu',
  'dingtalk',
  'wecom',
  'slack',
  'teams',
  'telegram',
  'webhook',
] as const

/** Media a template may have words for. */
export const media = [
  ...usualMedia,
  'feishu_app',
  'dingtalk_app',
  'wecom_app',
  'slack_app',
  'teams_app',
  'zoom',
] as const

export type Medium = (typeof media)[number]

/** A source by medium; an empty one leaves the medium to the words that come with Quell. */
export type Sources = Record<Medium, string>

export interface TemplateBody extends Partial<Sources> {
  template_id?: string
  template_name: string
  description: string
  team_id: number
}

export interface Template extends Sources {
  template_id: string
  template_name: string
  description: string
  team_id: number
  /** Seconds. */
  updated_at: number
}

export type Words = 'en' | 'zh'

/** What a source says of an incident, and how long that is. */
export interface TemplatePreview {
  success: boolean
  content: string
  /** Why it failed; the content is then what comes with Quell. */
  message: string
  size: number
  /** 0 for none. */
  limit: number
  unit: 'bytes' | 'characters'
}

const listKey = ['templates']
const most = 100

/** All templates by name; null where the reader may not see them. */
export function useTemplates() {
  return useQuery({
    queryKey: listKey,
    staleTime: 30_000,
    queryFn: ({ signal }) => unlessUnknown(all(signal)),
    select: (items) => items?.toSorted((a, b) => a.template_name.localeCompare(b.template_name)) ?? null,
  })
}

async function all(signal: AbortSignal): Promise<Template[]> {
  const found: Template[] = []
  for (let p = 1, more = true; more; p++) {
    const page = await call<Page<Template>>('/template/list', { p, limit: most }, signal)
    found.push(...page.items)
    more = page.has_next_page === true
  }
  return found
}

export function useTemplate(id: string | undefined) {
  return useQuery({
    queryKey: [...listKey, id],
    enabled: id !== undefined,
    // What is being typed must not be overtaken by what is stored.
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => call<Template>('/template/info', { template_id: id }, signal),
  })
}

function useChanging<V, R>(run: (said: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

export const useSaveTemplate = () =>
  useChanging((body: TemplateBody) =>
    call<{ template_id?: string }>(
      body.template_id === undefined ? '/template/create' : '/template/update',
      body,
    ),
  )

export const useDeleteTemplate = () =>
  useChanging((id: string) => call('/template/delete', { template_id: id }))

/** Nothing is sent; of no incident in particular it speaks of a made-up one. */
export function useTemplatePreview(request: {
  type: Medium
  content: string
  incident_id: string
  language: Words
}) {
  return useQuery({
    queryKey: ['template-preview', request],
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<TemplatePreview>('/template/preview', request, signal),
  })
}

export const askPreset = (type: Medium, language: Words) =>
  call<{ content: string }>('/template/preset', { type, language })

/** Incidents to try words on, the newest first. */
export function useTrialIncidents(query: string) {
  return useQuery({
    queryKey: ['template-incidents', query],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<Incident>>('/incident/list', { limit: 20, ...(query === '' ? {} : { query }) }, signal),
    select: (page) => page.items,
  })
}
