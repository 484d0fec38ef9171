/** What is known about hosts and services, row by row; looked up by the source labels, all of which must agree. */
export interface MappingTable {
  schema_id: string
  schema_name: string
  description: string
  source_labels: string[]
  result_labels: string[]
  row_cnt?: number
  created_at: number
  updated_at: number
}

export interface NewMappingTable {
  schema_name: string
  description: string
  source_labels: string[]
  result_labels: string[]
}

export interface MappingRow {
  key: string
  fields: Record<string, string>
  created_at: number
  updated_at: number
}

export interface MappingApiDraft {
  api_name: string
  description: string
  url: string
  headers: Record<string, string>
  /** Seconds, 1 to 3. */
  timeout: number
  retry_count: number
  insecure_skip_verify: boolean
  /** Alerts alike in these get the same answer; without any, all of the alert counts. */
  lookup_labels: string[]
}

/** Open: not asked for a while, because it failed five times in a row. */
export type Breaker = 'closed' | 'open' | 'half_open'

export interface MappingApi extends MappingApiDraft {
  api_id: string
  created_at: number
  updated_at: number
  breaker?: Breaker
}
