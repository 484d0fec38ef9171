import { hiddenSecret, type Webhook, type WebhookDraft, type WebhookKind } from '../api/webhooks'
import type { Strings } from '../i18n/en'

/** What people may choose among; that an alert is closed is always told. */
export const webhookEvents: Record<WebhookKind, string[]> = {
  incident: [
    'i_new',
    'i_assign',
    'i_a_rspd',
    'i_snooze',
    'i_wake',
    'i_ack',
    'i_unack',
    'i_storm',
    'i_custom',
    'i_rslv',
    'i_reopen',
    'i_merge',
    'i_comm',
    'i_r_title',
    'i_r_desc',
    'i_r_impact',
    'i_r_rc',
    'i_r_rsltn',
    'i_r_severity',
    'i_r_field',
  ],
  alert: ['a_new', 'a_update', 'a_merge'],
}

export interface WebhookFields {
  kind: WebhookKind
  name: string
  endpoint: string
  team: number
  channels: number[]
  events: string[]
  headers: [name: string, value: string][]
  secret: string
  body: string
  retry: number | null
  timeout: number | null
}

const longestName = 39
const retryHours = { from: 0, to: 72 }
const timeoutSeconds = { from: 1, to: 10 }
const secretLength = { from: 16, to: 128 }

/** The fields of a webhook, or of a new one. All events are shown as none chosen. */
export function fieldsOf(webhook: Webhook | undefined): WebhookFields {
  const kind = webhook?.webhook_type ?? 'incident'
  const events = webhook?.event_types ?? []
  return {
    kind,
    name: webhook?.webhook_name ?? '',
    endpoint: webhook?.endpoint ?? '',
    team: webhook?.team_id ?? 0,
    channels: webhook?.channel_ids ?? [],
    events: events.length === webhookEvents[kind].length ? [] : events,
    headers: Object.entries(webhook?.headers ?? {}),
    secret: '',
    body: webhook?.custom_body ?? '',
    retry: webhook?.retry_hours ?? 0,
    timeout: webhook?.timeout_seconds ?? 2,
  }
}

export function webhookDraft(fields: WebhookFields, webhook: Webhook | undefined): WebhookDraft {
  return {
    ...(webhook === undefined ? {} : { webhook_id: webhook.webhook_id }),
    webhook_type: fields.kind,
    webhook_name: fields.name.trim(),
    team_id: fields.team,
    endpoint: fields.endpoint.trim(),
    channel_ids: fields.channels,
    event_types: fields.events,
    headers: Object.fromEntries(
      fields.headers.flatMap(([name, value]) => (name.trim() === '' ? [] : [[name.trim(), value]])),
    ),
    ...(fields.secret === '' || fields.secret === hiddenSecret ? {} : { secret: fields.secret }),
    custom_body: fields.kind === 'incident' ? fields.body.trim() : '',
    retry_hours: fields.retry ?? 0,
    timeout_seconds: fields.timeout ?? 2,
  }
}

const within = (value: number | null, { from, to }: { from: number; to: number }) =>
  value !== null && Number.isInteger(value) && value >= from && value <= to

function isObject(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null
  } catch {
    return false
  }
}

export interface WebhookFaults {
  name?: string | undefined
  endpoint?: string | undefined
  secret?: string | undefined
  body?: string | undefined
  retry?: string | undefined
  timeout?: string | undefined
}

/** What the server would refuse, in words; empty when nothing. */
export function webhookFaults(fields: WebhookFields, t: Strings): WebhookFaults {
  const words = t.webhooks.form
  const name = fields.name.trim()
  const secret = fields.secret
  const faults: WebhookFaults = {
    name:
      name === ''
        ? words.nameMissing
        : name.length > longestName
          ? words.long(String(longestName))
          : undefined,
    endpoint: /^https?:\/\/[^\s/]+/.test(fields.endpoint.trim()) ? undefined : words.endpointWrong,
    secret:
      secret === '' || (within(secret.length, secretLength) && !/\s/.test(secret))
        ? undefined
        : words.secretWrong,
    body:
      fields.kind === 'alert' || fields.body.trim() === '' || isObject(fields.body)
        ? undefined
        : words.bodyWrong,
    retry: within(fields.retry, retryHours)
      ? undefined
      : words.range(String(retryHours.from), String(retryHours.to)),
    timeout: within(fields.timeout, timeoutSeconds)
      ? undefined
      : words.range(String(timeoutSeconds.from), String(timeoutSeconds.to)),
  }
  return faults
}
