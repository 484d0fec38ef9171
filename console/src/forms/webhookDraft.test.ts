import { expect, test } from 'vitest'
import type { Webhook } from '../api/webhooks'
import { en } from '../i18n/en'
import { fieldsOf, webhookDraft, webhookEvents, webhookFaults } from './webhookDraft'

const webhook: Webhook = {
  webhook_id: 7,
  webhook_type: 'incident',
  webhook_name: 'CRM',
  team_id: 3,
  endpoint: 'https://crm.example/in',
  channel_ids: [5],
  event_types: webhookEvents.incident,
  headers: { Authorization: '******' },
  secret: '******',
  key_id: 'ab12cd34',
  custom_body: '{"t": "{{incident.title}}"}',
  retry_hours: 6,
  timeout_seconds: 2,
  status: 'enabled',
}

test('comesBackAsItWasWhenNothingIsChanged', () => {
  const draft = webhookDraft(fieldsOf(webhook), webhook)

  expect(draft).toEqual({
    webhook_id: 7,
    webhook_type: 'incident',
    webhook_name: 'CRM',
    team_id: 3,
    endpoint: 'https://crm.example/in',
    channel_ids: [5],
    event_types: [],
    headers: { Authorization: '******' },
    custom_body: '{"t": "{{incident.title}}"}',
    retry_hours: 6,
    timeout_seconds: 2,
  })
})

test('anAlertWebhookHasNoBodyOfItsOwn', () => {
  const fields = { ...fieldsOf(webhook), kind: 'alert' as const, body: 'no json' }

  expect(webhookDraft(fields, undefined).custom_body).toBe('')
  expect(webhookFaults(fields, en).body).toBeUndefined()
})

test('whatTheServerWouldRefuseIsSaidBefore', () => {
  const words = en.webhooks.form
  const faults = webhookFaults(
    {
      ...fieldsOf(undefined),
      name: ' ',
      endpoint: 'ftp://x',
      secret: 'short',
      body: '{"t": {{incident.title}}}',
      retry: 73,
      timeout: null,
    },
    en,
  )

  expect(faults).toEqual({
    name: words.nameMissing,
    endpoint: words.endpointWrong,
    secret: words.secretWrong,
    body: words.bodyWrong,
    retry: words.range('0', '72'),
    timeout: words.range('1', '10'),
  })
  expect(Object.values(webhookFaults(fieldsOf(webhook), en)).every((each) => each === undefined)).toBe(true)
})

test('everyEventHasAWord', () => {
  for (const type of [...webhookEvents.incident, ...webhookEvents.alert, 'a_close'])
    expect(en.webhooks.types[type]).toBeTruthy()
})
