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
}

/** Open: not asked, because it failed again and again. */
export interface Breaker {
  state: 'closed' | 'open' | 'half_open'
  failure_cnt?: number
  opened_at?: number
  /** When it is asked again. */
  retry_at?: number
  last_error?: string
}

export interface MappingApi extends MappingApiDraft {
  api_id: string
  created_at: number
  updated_at: number
  breaker?: Breaker
}

export interface MappingApiTest {
  /** Of HTTP; 0 when there was no answer. */
  status: number
  duration_ms: number
  result_labels: Record<string, string>
  reason: string
}
