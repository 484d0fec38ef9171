import { Button } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useIntegration, useIntegrationTypes, useIntegrationVerb } from '../../api/integrations'
import type { Integration, IntegrationType } from '../../api/types'
import { Failure } from '../../components/Failure'
import { TroubleLinks, useSilence } from '../../components/IntegrationFacts'
import { useTell } from '../../components/tell'
import { TypeIcon } from '../../components/TypeIcon'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Notice } from '../../ui/Notice'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { TabLinks } from '../../ui/TabLinks'
import { Time } from '../../ui/Time'
import page from '../../ui/page.module.css'
import type { IntegrationContext } from './context'
import { useOwner } from './useOwner'
import { IfMay } from '../../components/IfMay'
import { useMay } from '../../api/session'

export function IntegrationPage() {
  const { id = '' } = useParams()
  const { t } = useWords()
  const integration = useIntegration(Number(id))
  const types = useIntegrationTypes()

  if (integration.data !== undefined && types.data !== undefined) {
    const type = types.data.find((each) => each.plugin_type === integration.data.plugin_type)
    return <Loaded integration={integration.data} type={type} />
  }
  const error = integration.error ?? types.error
  return (
    <div className={page.page}>
      {error === null ? (
        <Skeleton rows={5} height={56} gap={16} />
      ) : (
        <>
          <h1 className="visually-hidden">{t.errors.title}</h1>
          <Failure error={error} onRetry={() => void Promise.all([integration.refetch(), types.refetch()])} />
        </>
      )}
    </div>
  )
}

function Loaded(props: { integration: Integration; type: IntegrationType | undefined }) {
  const { t, language } = useWords()
  const { integration, type } = props
  const manages = useMay('integrations:manage')
  const owner = useOwner(integration.channel_id)
  const id = integration.integration_id
  const { tabs } = t.integration
  return (
    <div className={page.fill}>
      <PageHead
        title={integration.name}
        before={<TypeIcon svg={type?.icon ?? ''} />}
        crumbs={owner.crumbs}
        note={
          <>
            <span>{type?.name[language] ?? integration.plugin_type}</span>
            <span>{t.integrations.status[integration.status]}</span>
            <span>
              {integration.last_event_time > 0 ? (
                <>
                  {t.integrations.lastEvent('')} <Time at={integration.last_event_time} />
                </>
              ) : (
                t.integrations.noEvent
              )}
            </span>
            <TroubleLinks integration={integration} />
          </>
        }
      />
      <Warnings integration={integration} />
      <TabLinks
        label={t.integration.tabsLabel}
        tabs={[
          { to: paths.integration(id), text: tabs.setup },
          { to: paths.integration(id, 'processing'), text: t.processing.tab },
          ...(integration.channel_id === 0
            ? [{ to: paths.integration(id, 'routes'), text: t.routes.tab }]
            : []),
          { to: paths.integration(id, 'deliveries'), text: tabs.deliveries },
          { to: paths.integration(id, 'try'), text: t.center.tabs.tryIt },
          { to: paths.integration(id, 'errors'), text: t.center.tabs.errors },
          ...(manages ? [{ to: paths.integration(id, 'settings'), text: tabs.settings }] : []),
        ]}
      />
      <Outlet context={{ integration, type } satisfies IntegrationContext} />
    </div>
  )
}

/** What keeps alerts from coming in, on every tab until it is over. */
function Warnings(props: { integration: Integration }) {
  const { t } = useWords()
  const { integration } = props
  const silence = useSilence(integration)
  const enable = useIntegrationVerb(integration.integration_id)
  const tell = useTell()
  if (integration.status === 'disabled')
    return (
      <Notice title={t.integration.disabledTitle} text={t.integration.disabledText}>
        <IfMay permission="integrations:manage">
          <Button onClick={() => enable.mutate('enable', { onError: tell.failed })}>
            {t.integration.enable}
          </Button>
        </IfMay>
      </Notice>
    )
  return silence === undefined ? null : <Notice title={silence} text={t.center.silenceText} />
}
