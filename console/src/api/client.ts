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

async function send(path: string, body: object, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(new URL(path.slice(1), document.baseURI), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ApiError(0, 'Unreachable', String(cause), '')
  }
}

/** One operation: every one is a POST with an enveloped answer. */
export async function call<T>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
  const response = await send(path, body, signal)
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
