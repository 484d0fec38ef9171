/** Every address of the console, as routes see them. */
export const patterns = {
  login: '/login',
  answer: '/answer',
  answerOld: '/answer/:token',
  invitation: '/invitation',
  forgot: '/forgot-password',
  reset: '/password-reset',
  incidents: '/incidents',
  incident: '/incident/:id',
  alert: '/alert/:id/:tab?',
  channels: '/channels',
  channel: '/channel/:id',
  oncall: '/oncall',
  calendars: '/oncall/calendars',
  calendar: '/oncall/calendar/:id',
  scheduleNew: '/oncall/new',
  schedule: '/oncall/schedule/:id',
  scheduleEdit: '/oncall/schedule/:id/edit',
  integrations: '/integrations',
  mappings: '/integrations/mappings/:tab?',
  mappingTable: '/integrations/mappings/table/:id',
  integrationsAdd: '/integrations/add',
  integrationsAddType: '/integrations/add/:type',
  channelAdd: '/channel/:id/integrations/add',
  channelAddType: '/channel/:id/integrations/add/:type',
  integration: '/integration/:id',
  settings: '/settings',
  members: '/settings/members',
  teams: '/settings/teams',
  roles: '/settings/roles',
  templates: '/settings/templates',
  template: '/settings/template/:id',
  fields: '/settings/fields',
  audit: '/settings/audit',
  webhooks: '/settings/webhooks',
  webhookHistory: '/settings/webhooks/history',
  me: '/me',
} as const

export type ChannelTab =
  'incidents' | 'overview' | 'alerts' | 'integrations' | 'noise' | 'backtest' | 'escalation' | 'settings'
export type MappingTab = 'tables' | 'apis'
export type AlertTab = 'events' | 'why'
export type IntegrationTab = 'setup' | 'deliveries' | 'processing' | 'routes' | 'try' | 'errors' | 'settings'

const tail = (tab: string | undefined) => (tab === undefined ? '' : `/${tab}`)

/** Every address of the console, as links use them. Channel 0 means shared. */
export const paths = {
  login: (next?: string) => (next === undefined ? '/login' : `/login?next=${encodeURIComponent(next)}`),
  answer: (token: string) => `/answer#${encodeURIComponent(token)}`,
  forgot: () => '/forgot-password',
  settings: () => '/settings',
  members: () => '/settings/members',
  teams: () => '/settings/teams',
  roles: () => '/settings/roles',
  templates: () => '/settings/templates',
  template: (id: string, medium?: string) =>
    `/settings/template/${encodeURIComponent(id)}${medium === undefined ? '' : `?medium=${medium}`}`,
  templateNew: () => '/settings/template/new',
  fields: () => '/settings/fields',
  audit: () => '/settings/audit',
  webhooks: () => '/settings/webhooks',
  webhookHistory: (id?: number) =>
    id === undefined ? '/settings/webhooks/history' : `/settings/webhooks/history?webhook=${id}`,
  me: () => '/me',
  incidents: () => '/incidents',
  incident: (id: string) => `/incident/${id}`,
  alert: (id: string, tab?: AlertTab) => `/alert/${id}${tail(tab)}`,
  alertWhy: (id: string, eventId: string) => `/alert/${id}/why?event=${encodeURIComponent(eventId)}`,
  channels: () => '/channels',
  channel: (id: number, tab?: ChannelTab) => `/channel/${id}${tail(tab)}`,
  noiseRule: (channelId: number, ruleId: string) =>
    `/channel/${channelId}/noise?rule=${encodeURIComponent(ruleId)}`,
  noiseVersion: (channelId: number, version: number) => `/channel/${channelId}/noise?history=${version}`,
  escalationRule: (channelId: number, ruleId: string) =>
    `/channel/${channelId}/escalation?rule=${encodeURIComponent(ruleId)}`,
  oncall: () => '/oncall',
  calendars: () => '/oncall/calendars',
  calendar: (id: string) => `/oncall/calendar/${encodeURIComponent(id)}`,
  scheduleNew: () => '/oncall/new',
  schedule: (id: number) => `/oncall/schedule/${id}`,
  scheduleEdit: (id: number) => `/oncall/schedule/${id}/edit`,
  integrations: () => '/integrations',
  addIntegration: (channelId: number) =>
    channelId === 0 ? '/integrations/add' : `/channel/${channelId}/integrations/add`,
  addIntegrationOf: (channelId: number, type: string) =>
    `${channelId === 0 ? '/integrations' : `/channel/${channelId}/integrations`}/add/${encodeURIComponent(type)}`,
  integration: (id: number, tab?: IntegrationTab) => `/integration/${id}${tail(tab)}`,
  processingRule: (id: number, ruleId: string) =>
    `/integration/${id}/processing?rule=${encodeURIComponent(ruleId)}`,
  mappings: (tab?: MappingTab) =>
    tab === undefined || tab === 'tables' ? '/integrations/mappings' : `/integrations/mappings/${tab}`,
  mappingTable: (id: string) => `/integrations/mappings/table/${encodeURIComponent(id)}`,
  routeCase: (id: number, number: string) => `/integration/${id}/routes?case=${encodeURIComponent(number)}`,
  deliveriesOf: (id: number, filters: Record<string, string>) =>
    `/integration/${id}/deliveries?${new URLSearchParams(filters).toString()}`,
  delivery: (id: number, deliveryId: string) =>
    `/integration/${id}/deliveries?delivery=${encodeURIComponent(deliveryId)}`,
  settingsTrying: (id: number, deliveryId: string) =>
    `/integration/${id}/settings?delivery=${encodeURIComponent(deliveryId)}`,
  tryDelivery: (id: number, deliveryId: string) =>
    `/integration/${id}/try?delivery=${encodeURIComponent(deliveryId)}`,
}

/** An address to return to after logging in; anything that could leave the console is refused. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : paths.incidents()
}
