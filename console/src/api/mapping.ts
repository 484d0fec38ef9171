import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, download, upload } from './client'
import { slowLiveMs } from './live'
import type { MappingApi, MappingApiDraft, MappingRow, MappingTable, NewMappingTable } from './mappingTypes'
import type { RuleWire } from './processing'
import type { ProcessingPreviewItem } from './processingTypes'
import type { Integration, Page } from './types'

const rowsPage = 100
const tablesKey = ['mapping', 'tables']
const apisKey = ['mapping', 'apis']

export function useMappingTables() {
  return useQuery({
    queryKey: tablesKey,
    queryFn: ({ signal }) => call<Page<MappingTable>>('/enrichment/mapping/schema/list', {}, signal),
    select: (page) => page.items,
  })
}

export function useMappingTable(id: string) {
  return useQuery({
    queryKey: [...tablesKey, id],
    queryFn: ({ signal }) => call<MappingTable>('/enrichment/mapping/schema/info', { schema_id: id }, signal),
  })
}

export function useMappingApis() {
  return useQuery({
    queryKey: apisKey,
    // a breaker opens and closes by itself
    refetchInterval: slowLiveMs,
    queryFn: ({ signal }) => call<Page<MappingApi>>('/enrichment/mapping/api/list', {}, signal),
    select: (page) => page.items,
  })
}

export function useCreateMappingTable() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (table: NewMappingTable) =>
      call<{ schema_id: string }>('/enrichment/mapping/schema/create', { team_id: 0, ...table }),
    onSuccess: () => client.invalidateQueries({ queryKey: tablesKey }),
  })
}

export function useUpdateMappingTable(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { schema_name: string; description: string }) =>
      call('/enrichment/mapping/schema/update', { schema_id: id, ...change }),
    onSuccess: () => client.invalidateQueries({ queryKey: tablesKey }),
  })
}

export function useDeleteMappingTable() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/enrichment/mapping/schema/delete', { schema_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: tablesKey, exact: true }),
  })
}

/** The rows of a table, or the one that `query` names by all its source labels. */
export function useMappingRows(id: string, query: Record<string, string>) {
  return useInfiniteQuery({
    queryKey: ['mapping', 'rows', id, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call<Page<MappingRow>>(
        '/enrichment/mapping/data/list',
        {
          schema_id: id,
          limit: rowsPage,
          orderby: 'updated_at',
          asc: false,
          ...(Object.keys(query).length === 0 ? {} : { query }),
          ...(pageParam === '' ? {} : { search_after_ctx: pageParam }),
        },
        signal,
      ),
    getNextPageParam: (last) =>
      last.has_next_page === true && last.search_after_ctx ? last.search_after_ctx : undefined,
  })
}

function useRowChange<T>(id: string, change: (value: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['mapping', 'rows', id] })
      await client.invalidateQueries({ queryKey: tablesKey })
    },
  })
}

/** Writes a row; `replaces` is the key of the one it was, where its source labels changed. */
export function usePutMappingRow(id: string) {
  return useRowChange(id, async (row: { fields: Record<string, string>; replaces?: string }) => {
    const { keys } = await call<{ keys: string[] }>('/enrichment/mapping/data/upsert', {
      schema_id: id,
      docs: [row.fields],
    })
    if (row.replaces !== undefined && !keys.includes(row.replaces))
      await call('/enrichment/mapping/data/delete', { schema_id: id, keys: [row.replaces] })
  })
}

export const rowsDeletedAtOnce = 100

export function useDeleteMappingRows(id: string) {
  return useRowChange(id, async (keys: string[]) => {
    for (let from = 0; from < keys.length; from += rowsDeletedAtOnce)
      await call('/enrichment/mapping/data/delete', {
        schema_id: id,
        keys: keys.slice(from, from + rowsDeletedAtOnce),
      })
  })
}

export function useTruncateMappingTable(id: string) {
  return useRowChange<'all'>(id, () => call('/enrichment/mapping/data/truncate', { schema_id: id }))
}

export function useUploadMappingRows(id: string) {
  return useRowChange(id, ({ file, keep }: { file: File; keep: boolean }) =>
    upload(
      `/enrichment/mapping/data/upload?schema_id=${encodeURIComponent(id)}${keep ? '&do_not_truncate_first=TRUE' : ''}`,
      file,
    ),
  )
}

export function useDownloadMappingRows(id: string) {
  return useMutation({
    mutationFn: (name: string) =>
      download('/enrichment/mapping/data/download', { schema_id: id }, `${name}.csv`),
  })
}

export function useSaveMappingApi() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ api_id, ...draft }: MappingApiDraft & { api_id?: string }) =>
      api_id === undefined
        ? call<{ api_id: string }>('/enrichment/mapping/api/create', { team_id: 0, ...draft })
        : call<{ api_id: string }>('/enrichment/mapping/api/update', { api_id, ...draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: apisKey }),
  })
}

export function useDeleteMappingApi() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call('/enrichment/mapping/api/delete', { api_id: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: apisKey }),
  })
}

/** Asks an API about the newest event of an integration, as a rule would; nothing is stored. */
export function useTestMappingApi() {
  return useMutation({
    mutationFn: async (request: { api_id: string; integration_id: number; result_labels: string[] }) => {
      const { api_id, integration_id, result_labels } = request
      const settings = { mapping_type: 'api', api_id, result_labels, override: true }
      const preview = await call<{ items: ProcessingPreviewItem[] }>('/enrichment/preview', {
        integration_id,
        rules: [{ kind: 'mapping', if: [], settings }],
        pipeline_rules: [],
        limit: 1,
      })
      return preview.items[0] ?? null
    },
  })
}

export interface MappingUse {
  integration_id: number
  name: string
  rule_cnt: number
}

const integrationsPage = 100

/** Which integrations have rules that look something up, by the id of the table or API. */
export function useMappingUses() {
  return useQuery({
    queryKey: ['mapping', 'uses'],
    queryFn: async ({ signal }) => {
      const names = new Map<number, string>()
      for (let p = 1; ; p++) {
        const page = await call<Page<Integration>>(
          '/integration/list',
          { p, limit: integrationsPage },
          signal,
        )
        for (const each of page.items) names.set(each.integration_id, each.name)
        if (page.has_next_page !== true) break
      }
      const uses = new Map<string, MappingUse[]>()
      const ids = [...names.keys()]
      for (let from = 0; from < ids.length; from += integrationsPage) {
        const { items } = await call<Page<{ integration_id: number; rules?: RuleWire[] | null }>>(
          '/enrichment/list',
          { integration_ids: ids.slice(from, from + integrationsPage) },
          signal,
        )
        for (const { integration_id, rules } of items) {
          const counts = new Map<string, number>()
          for (const { kind, settings } of rules ?? []) {
            if (kind !== 'mapping') continue
            const id = (settings?.mapping_type === 'api' ? settings.api_id : settings?.schema_id) ?? ''
            counts.set(id, (counts.get(id) ?? 0) + 1)
          }
          for (const [id, rule_cnt] of counts)
            uses.set(id, [
              ...(uses.get(id) ?? []),
              { integration_id, name: names.get(integration_id) ?? '', rule_cnt },
            ])
        }
      }
      return uses
    },
  })
}
