import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client'
import type { CustomField } from './moves'
import type { Incident, Page } from './types'

export type FieldType = CustomField['field_type']
export type FieldDefault = string | boolean | string[] | null

export interface FieldBody {
  field_id?: string
  field_name?: string
  field_type?: FieldType
  display_name: string
  description: string
  options: string[]
  default_value: FieldDefault
}

const newest = 100

function useChanging<V>(run: (said: V) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['custom-fields'] }),
  })
}

export const useSaveField = () =>
  useChanging((body: FieldBody) =>
    call(body.field_id === undefined ? '/field/create' : '/field/update', body),
  )

export const useDeleteField = () => useChanging((id: string) => call('/field/delete', { field_id: id }))

/** How many of the newest incidents say something in a field, and how many were looked at. */
export function useFieldUse(name: string) {
  return useQuery({
    queryKey: ['field-use', name],
    queryFn: async ({ signal }) => {
      const { items } = await call<Page<Incident>>('/incident/list', { limit: newest }, signal)
      return { looked: items.length, filled: items.filter((each) => isFilled(each.fields?.[name])).length }
    },
  })
}

const isFilled = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
