import type { Strings } from '../i18n/en'
import { ApiError } from './client'

export interface Explanation {
  happened: string
  meaning: string
  remedy: string
  requestId: string
}

/** Puts any failure into words: what happened, what it means for the reader, what to do. */
export function explain(error: unknown, t: Strings): Explanation {
  const requestId = error instanceof ApiError ? error.requestId : ''
  return { ...kind(error, t), requestId }
}

function kind(error: unknown, t: Strings): Omit<Explanation, 'requestId'> {
  if (!(error instanceof ApiError)) return t.errors.console
  if (error.status === 0) return t.errors.unreachable
  if (error.code === 'ResourceNotFound' || error.status === 404) return t.errors.notFound
  if (error.status === 401) return t.errors.loggedOut
  if (error.status === 403) return t.errors.forbidden
  if (error.status === 423) return t.errors.locked
  if (error.status === 429) return t.errors.tooMany
  if (error.status >= 500) return t.errors.server
  return { ...t.errors.refused, happened: error.message || t.errors.refused.happened }
}

/** Asking again cannot help when the server understood and said no. */
export function worthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return !refused && failures < 2
}
