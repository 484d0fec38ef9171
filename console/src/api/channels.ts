import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import { slowLiveMs } from './live'
import type { Channel, ChannelUpdate, ChannelUsage, Page } from './types'

export function useChannels() {
  return useQuery({
    queryKey: ['channels'],
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<Channel>>('/channel/list', { p: 1, limit: 100 }, signal),
  })
}

export function useChannel(id: number) {
  return useQuery({
    queryKey: ['channels', id],
    enabled: id > 0,
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Channel>('/channel/info', { channel_id: id }, signal),
  })
}

export function useCreateChannel() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (channel: { channel_name: string; description: string }) =>
      call<{ channel_id: number }>('/channel/create', { team_id: 0, ...channel }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useUpdateChannel() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (update: ChannelUpdate) => call('/channel/update', update),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useDeleteChannel() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => call('/channel/delete', { channel_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'], exact: true }),
  })
}

export function useChannelVerb() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ verb, id }: { verb: 'enable' | 'disable'; id: number }) =>
      call(`/channel/${verb}`, { channel_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
}

/** What points to a channel and what is open in it; asked when it may be disabled or deleted. */
export function useChannelUsage(id: number) {
  return useQuery({
    queryKey: ['channel-usage', id],
    staleTime: 0,
    queryFn: ({ signal }) => call<ChannelUsage>('/channel/usage', { channel_id: id }, signal),
  })
}
