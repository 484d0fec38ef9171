import { useNavigate, useParams } from 'react-router'
import { useCreateIntegration, useIntegrationTypes } from '../../api/integrations'
import { Failure } from '../../components/Failure'
import { OnlyChangers } from '../../components/OnlyChangers'
import { TypeIcon } from '../../components/TypeIcon'
import { DescriptorForm } from '../../forms/DescriptorForm'
import { TryPanel } from '../../forms/TryPanel'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import page from '../../ui/page.module.css'
import { useOwner } from './useOwner'

export function NewIntegrationPage() {
  const { t } = useWords()
  const { back } = useOwner(Number(useParams().id ?? 0))
  return (
    <OnlyChangers permission="integrations:manage" title={t.integrations.gallery} back={back}>
      <NewIntegration />
    </OnlyChangers>
  )
}

function NewIntegration() {
  const { id = '0', type: pluginType = '' } = useParams()
  const channelId = Number(id)
  const { t, language } = useWords()
  const go = useNavigate()
  const owner = useOwner(channelId)
  const types = useIntegrationTypes()
  const create = useCreateIntegration()
  const type = types.data?.find((each) => each.plugin_type === pluginType)

  if (type === undefined)
    return (
      <div className={page.page}>
        {types.isError ? (
          <Failure error={types.error} onRetry={() => void types.refetch()} />
        ) : types.isPending ? (
          <Skeleton rows={3} height={56} gap={16} />
        ) : (
          <EmptyState title={t.integrations.noType} text={t.integrations.noTypeText} />
        )}
      </div>
    )
  const mapped = type.settings.some((each) => each.type === 'json')
  return (
    <div className={mapped ? page.page : `${page.page} ${page.narrow}`}>
      <PageHead
        title={type.name[language]}
        note={type.summary[language]}
        before={<TypeIcon svg={type.icon} />}
        crumbs={[...owner.crumbs, { to: paths.addIntegration(channelId), text: t.integrations.gallery }]}
      />
      <DescriptorForm
        settings={type.settings}
        name={type.name[language]}
        values={{}}
        secretsSet={[]}
        pending={create.isPending}
        error={create.error}
        onSave={(name, settings) =>
          create.mutate(
            {
              plugin_type: pluginType,
              name,
              settings,
              ...(channelId === 0 ? {} : { channel_id: channelId }),
            },
            {
              onSuccess: ({ integration_id }) =>
                void go(paths.integration(integration_id), { replace: true }),
            },
          )
        }
        {...(mapped ? { aside: (draft) => <TryPanel pluginType={pluginType} draft={draft} /> } : {})}
      />
    </div>
  )
}
