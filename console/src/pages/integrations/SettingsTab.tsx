import { Button, Popconfirm } from 'antd'
import { useState, type ReactNode } from 'react'
import { useNavigate, useOutletContext, useSearchParams } from 'react-router'
import { useIntegrationVerb, useUpdateIntegration, type IntegrationVerb } from '../../api/integrations'
import type { Integration } from '../../api/types'
import { useTell } from '../../components/tell'
import { DeleteIntegrationDialog } from '../../forms/DeleteIntegrationDialog'
import { DescriptorForm } from '../../forms/DescriptorForm'
import { RotateKeyDialog } from '../../forms/RotateKeyDialog'
import { TryPanel } from '../../forms/TryPanel'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { useNow } from '../../ui/now'
import type { IntegrationContext } from './context'
import styles from './SettingsTab.module.css'
import { IfMay } from '../../components/IfMay'
import { EmptyState } from '../../ui/EmptyState'

export function SettingsTab() {
  const { t } = useWords()
  return (
    <IfMay
      permission="integrations:manage"
      otherwise={<EmptyState title={t.people.notAllowed} text={t.people.notAllowedText} />}
    >
      <Settings />
    </IfMay>
  )
}

function Settings() {
  const { t } = useWords()
  const words = t.integration
  const go = useNavigate()
  const tell = useTell()
  const [search] = useSearchParams()
  const { integration, type } = useOutletContext<IntegrationContext>()
  const update = useUpdateIntegration(integration.integration_id)
  const verb = useIntegrationVerb(integration.integration_id)
  const [dialog, setDialog] = useState<'rotate' | 'delete'>()
  const enabled = integration.status === 'enabled'
  const run = (which: IntegrationVerb) =>
    verb.mutate(which, { onSuccess: () => tell.done(t.app.saved), onError: tell.failed })
  const back =
    integration.channel_id === 0
      ? paths.integrations()
      : paths.channel(integration.channel_id, 'integrations')
  const deliveryId = search.get('delivery')
  const mapped = type?.settings.some((each) => each.type === 'json') === true

  return (
    <div className={styles.tab}>
      <div className={mapped ? undefined : styles.narrow}>
        <DescriptorForm
          key={integration.integration_id}
          version={integration.updated_at}
          settings={type?.settings ?? []}
          name={integration.name}
          values={integration.settings}
          secretsSet={integration.secret_settings_set ?? []}
          silentAfter={integration.silent_after_minutes}
          pending={update.isPending}
          error={update.error}
          onSave={(name, settings, silent_after_minutes) =>
            update.mutate(
              { name, settings, silent_after_minutes },
              { onSuccess: () => tell.done(t.app.saved) },
            )
          }
          {...(mapped
            ? {
                aside: (draft) => (
                  <TryPanel
                    integration={integration}
                    pluginType={integration.plugin_type}
                    draft={draft}
                    {...(deliveryId === null ? {} : { deliveryId })}
                  />
                ),
              }
            : {})}
        />
      </div>
      <div className={styles.narrow}>
        <Step title={enabled ? words.disable : words.enable} text={words.disabledText}>
          {enabled ? (
            <Popconfirm title={words.confirmDisable} okText={words.disable} onConfirm={() => run('disable')}>
              <Button>{words.disable}</Button>
            </Popconfirm>
          ) : (
            <Button onClick={() => run('enable')}>{words.enable}</Button>
          )}
        </Step>
        <Step title={words.rotateTitle} text={t.center.settings.rotateText}>
          <Button onClick={() => setDialog('rotate')}>{words.rotate}</Button>
        </Step>
        <OldKey integration={integration} onEnd={() => run('revoke-old-key')} />
        <Step title={words.delete} text={words.deleteText}>
          <Button danger onClick={() => setDialog('delete')}>
            {words.delete}
          </Button>
        </Step>
      </div>
      {dialog === 'rotate' && (
        <RotateKeyDialog integrationId={integration.integration_id} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'delete' && (
        <DeleteIntegrationDialog
          integration={integration}
          onClose={() => setDialog(undefined)}
          onDeleted={() => void go(back, { replace: true })}
        />
      )}
    </div>
  )
}

/** The key before the present one, as long as it still pushes. */
function OldKey(props: { integration: Integration; onEnd: () => void }) {
  const { t, format } = useWords()
  const words = t.center.settings
  const now = useNow()
  const { old_key_until: until, old_key_last_used: used } = props.integration
  if (until <= now) return null
  return (
    <div className={styles.oldKey} role="note">
      <p>
        {words.oldKey(format.exact(until))}{' '}
        {used > 0 ? words.oldKeyUsed(format.ago(used, now)) : words.oldKeyUnused}
      </p>
      <Popconfirm title={words.confirmEnd} okText={words.endNow} onConfirm={props.onEnd}>
        <Button>{words.endNow}</Button>
      </Popconfirm>
    </div>
  )
}

function Step(props: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={styles.step}>
      <div>
        <h2>{props.title}</h2>
        <p className="soft">{props.text}</p>
      </div>
      {props.children}
    </section>
  )
}
