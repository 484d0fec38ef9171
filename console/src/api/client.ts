import type { Envelope } from './types'

/** What the server, or the way to it, refused; `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string,
  ) {
    super(message)
  }
}

function csrfToken(): string {
  const pair = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='))
  return pair === undefined ? '' : decodeURIComponent(pair.slice('XSRF-TOKEN='.length))
}

async function send(path: string, body: string | FormData, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(new URL(path.slice(1), document.baseURI), {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
        'X-XSRF-TOKEN': csrfToken(),
      },
      body,
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ApiError(0, 'Unreachable', String(cause), '')
  }
}

/** One operation: every one is a POST with an enveloped answer. */
export async function call<T>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(await send(path, JSON.stringify(body), signal))
}

/** Null where the server does not know the operation, or the reader may not ask. */
export async function unlessUnknown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ApiError && (error.status === 403 || isUnknown(error))) return null
    throw error
  }
}

/** An operation that is not there, unlike a thing that is not there. */
const isUnknown = (error: ApiError) => error.status === 404 && error.code !== 'ResourceNotFound'

/** Hands in a file as the part `file`. */
export async function upload(path: string, file: File): Promise<void> {
  const form = new FormData()
  form.append('file', file)
  await answerOf(await send(path, form))
}

/** Has the browser keep what an operation answers with as a file. */
export async function download(path: string, body: object, name: string): Promise<void> {
  const response = await send(path, JSON.stringify(body))
  if (!response.ok) await answerOf(response)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser has begun to read it by then
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

async function answerOf<T>(response: Response): Promise<T> {
  const requestId = response.headers.get('Flashcat-Request-Id') ?? ''
  let envelope: Envelope<T>
  try {
    envelope = (await response.json()) as Envelope<T>
  } catch {
    throw new ApiError(response.status, 'Unreadable', '', requestId)
  }
  if (!response.ok || envelope.error !== undefined) {
    const { code, message } = envelope.error ?? { code: 'InternalError', message: '' }
    throw new ApiError(response.status, code, message, envelope.request_id || requestId)
  }
  return envelope.data as T
}
