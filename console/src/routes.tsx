import { createBrowserRouter, redirect, replace } from 'react-router'
import { AppShell } from './components/AppShell'
import { CrashPage } from './pages/crash/CrashPage'
import { NotFoundPage } from './pages/crash/NotFoundPage'
import { paths, patterns } from './paths'

const gallery = async () => ({
  Component: (await import('./pages/integrations/GalleryPage')).GalleryPage,
})
const newIntegration = async () => ({
  Component: (await import('./pages/integrations/NewIntegrationPage')).NewIntegrationPage,
})

const scheduleEditor = async () => ({
  Component: (await import('./pages/oncall/ScheduleEditPage')).ScheduleEditPage,
})

/** Every screen; each is fetched when first opened. */
const screens = [
  { index: true, loader: () => redirect(paths.incidents()) },
  {
    path: patterns.incidents,
    lazy: async () => ({ Component: (await import('./pages/incidents/IncidentsPage')).IncidentsPage }),
  },
  {
    path: patterns.incident,
    lazy: async () => ({ Component: (await import('./pages/incidents/IncidentPage')).IncidentPage }),
  },
  {
    path: patterns.alert,
    lazy: async () => ({ Component: (await import('./pages/alerts/AlertPage')).AlertPage }),
  },
  {
    path: patterns.channels,
    lazy: async () => ({ Component: (await import('./pages/channels/ChannelsPage')).ChannelsPage }),
  },
  {
    path: patterns.channel,
    lazy: async () => ({ Component: (await import('./pages/channels/ChannelPage')).ChannelPage }),
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('./pages/channels/ChannelIncidents')).ChannelIncidents,
        }),
      },
      {
        path: 'overview',
        lazy: async () => ({
          Component: (await import('./pages/channels/ChannelOverview')).ChannelOverview,
        }),
      },
      {
        path: 'backtest',
        lazy: async () => ({ Component: (await import('./pages/channels/BacktestTab')).BacktestTab }),
      },
      {
        path: 'alerts',
        lazy: async () => ({ Component: (await import('./pages/channels/ChannelAlerts')).ChannelAlerts }),
      },
      {
        path: 'integrations',
        lazy: async () => ({
          Component: (await import('./pages/channels/ChannelIntegrations')).ChannelIntegrations,
        }),
      },
      {
        path: 'noise',
        lazy: async () => ({ Component: (await import('./pages/channels/ChannelNoise')).ChannelNoise }),
      },
      {
        path: 'escalation',
        lazy: async () => ({
          Component: (await import('./pages/channels/ChannelEscalation')).ChannelEscalation,
        }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./pages/channels/ChannelSettings')).ChannelSettings }),
      },
    ],
  },
  { path: patterns.channelAdd, lazy: gallery },
  { path: patterns.channelAddType, lazy: newIntegration },
  {
    path: patterns.oncall,
    lazy: async () => ({ Component: (await import('./pages/oncall/OnCallPage')).OnCallPage }),
  },
  {
    path: patterns.schedule,
    lazy: async () => ({ Component: (await import('./pages/oncall/SchedulePage')).SchedulePage }),
  },
  {
    path: patterns.calendars,
    lazy: async () => ({ Component: (await import('./pages/calendars/CalendarsPage')).CalendarsPage }),
  },
  {
    path: patterns.calendar,
    lazy: async () => ({ Component: (await import('./pages/calendars/CalendarPage')).CalendarPage }),
  },
  { path: patterns.scheduleNew, lazy: scheduleEditor },
  { path: patterns.scheduleEdit, lazy: scheduleEditor },
  {
    path: patterns.integrations,
    lazy: async () => ({
      Component: (await import('./pages/integrations/IntegrationsPage')).IntegrationsPage,
    }),
  },
  {
    path: patterns.mappings,
    lazy: async () => ({ Component: (await import('./pages/mappings/MappingsPage')).MappingsPage }),
  },
  {
    path: patterns.mappingTable,
    lazy: async () => ({ Component: (await import('./pages/mappings/MappingTablePage')).MappingTablePage }),
  },
  { path: patterns.integrationsAdd, lazy: gallery },
  { path: patterns.integrationsAddType, lazy: newIntegration },
  {
    path: patterns.integration,
    lazy: async () => ({ Component: (await import('./pages/integrations/IntegrationPage')).IntegrationPage }),
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/integrations/SetupTab')).SetupTab }),
      },
      {
        path: 'routes',
        lazy: async () => ({ Component: (await import('./pages/integrations/RoutesTab')).RoutesTab }),
      },
      {
        path: 'deliveries',
        lazy: async () => ({ Component: (await import('./pages/integrations/DeliveriesTab')).DeliveriesTab }),
      },
      {
        path: 'processing',
        lazy: async () => ({
          Component: (await import('./pages/integrations/ProcessingTab')).ProcessingTab,
        }),
      },
      {
        path: 'try',
        lazy: async () => ({ Component: (await import('./pages/integrations/TryTab')).TryTab }),
      },
      {
        path: 'errors',
        lazy: async () => ({ Component: (await import('./pages/integrations/ErrorsTab')).ErrorsTab }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./pages/integrations/SettingsTab')).SettingsTab }),
      },
    ],
  },
  { path: patterns.settings, loader: () => redirect(paths.members()) },
  {
    path: patterns.members,
    lazy: async () => ({ Component: (await import('./pages/settings/MembersPage')).MembersPage }),
  },
  {
    path: patterns.teams,
    lazy: async () => ({ Component: (await import('./pages/settings/TeamsPage')).TeamsPage }),
  },
  {
    path: patterns.roles,
    lazy: async () => ({ Component: (await import('./pages/settings/RolesPage')).RolesPage }),
  },
  {
    path: patterns.templates,
    lazy: async () => ({ Component: (await import('./pages/settings/TemplatesPage')).TemplatesPage }),
  },
  {
    path: patterns.template,
    lazy: async () => ({ Component: (await import('./pages/settings/TemplatePage')).TemplatePage }),
  },
  {
    path: patterns.fields,
    lazy: async () => ({ Component: (await import('./pages/settings/FieldsPage')).FieldsPage }),
  },
  {
    path: patterns.audit,
    lazy: async () => ({ Component: (await import('./pages/settings/AuditPage')).AuditPage }),
  },
  {
    path: patterns.webhooks,
    lazy: async () => ({ Component: (await import('./pages/settings/WebhooksPage')).WebhooksPage }),
  },
  {
    path: patterns.webhookHistory,
    lazy: async () => ({
      Component: (await import('./pages/settings/WebhookHistoryPage')).WebhookHistoryPage,
    }),
  },
  {
    path: patterns.me,
    lazy: async () => ({ Component: (await import('./pages/me/MePage')).MePage }),
  },
  { path: '*', Component: NotFoundPage },
]

export const router = createBrowserRouter(
  [
    {
      path: patterns.login,
      ErrorBoundary: CrashPage,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./pages/session/LoginPage')).LoginPage }),
    },
    ...(
      [
        [patterns.answer, async () => (await import('./pages/answer/AnswerPage')).AnswerPage],
        [patterns.invitation, async () => (await import('./pages/session/InvitationPage')).InvitationPage],
        [patterns.forgot, async () => (await import('./pages/session/ForgotPage')).ForgotPage],
        [patterns.reset, async () => (await import('./pages/session/ResetPage')).ResetPage],
      ] as const
    ).map(([path, page]) => ({
      path,
      ErrorBoundary: CrashPage,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: await page() }),
    })),
    {
      // Messages of older servers have the secret in the path; it goes where no server sees it again.
      path: patterns.answerOld,
      HydrateFallback: () => null,
      loader: ({ params }) => replace(paths.answer(params.token ?? '')),
    },
    {
      path: '/',
      Component: AppShell,
      HydrateFallback: () => null,
      children: [{ ErrorBoundary: CrashPage, children: screens }],
    },
  ],
  { basename: new URL(document.baseURI).pathname.replace(/\/$/, '') || '/' },
)
