import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate, useOutletContext } from 'react-router'
import { useIntegrationVerb, useUpdateIntegration, type IntegrationVerb } from '../../api/integrations'
import { useTell } from '../../components/tell'
import { DescriptorForm } from '../../forms/DescriptorForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import type { IntegrationContext } from './context'
import styles from './SettingsTab.module.css'

export function SettingsTab() {
  const { t } = useWords()
  const words = t.integration
  const go = useNavigate()
  const tell = useTell()
  const { integration, type } = useOutletContext<IntegrationContext>()
  const update = useUpdateIntegration(integration.integration_id)
  const verb = useIntegrationVerb(integration.integration_id)
  const enabled = integration.status === 'enabled'
  const run = (which: IntegrationVerb) => {
    const back =
      integration.channel_id === 0
        ? paths.integrations()
        : paths.channel(integration.channel_id, 'integrations')
    verb.mutate(which, {
      onSuccess: () => {
        if (which === 'delete') void go(back, { replace: true })
        else tell.done(t.app.saved)
      },
      onError: tell.failed,
    })
  }

  return (
    <div className={styles.tab}>
      <DescriptorForm
        key={integration.updated_at}
        settings={type?.settings ?? []}
        name={integration.name}
        values={integration.settings}
        secretsSet={integration.secret_settings_set ?? []}
        pending={update.isPending}
        error={update.error}
        onSave={(name, settings) =>
          update.mutate({ name, settings }, { onSuccess: () => tell.done(t.app.saved) })
        }
      />
      <Step title={enabled ? words.disable : words.enable} text={words.disabledText}>
        {enabled ? (
          <Popconfirm title={words.confirmDisable} okText={words.disable} onConfirm={() => run('disable')}>
            <Button>{words.disable}</Button>
          </Popconfirm>
        ) : (
          <Button onClick={() => run('enable')}>{words.enable}</Button>
        )}
      </Step>
      <Step title={words.rotateTitle} text={words.rotateText}>
        <Popconfirm title={words.confirmRotate} okText={words.rotate} onConfirm={() => run('rotate-key')}>
          <Button>{words.rotate}</Button>
        </Popconfirm>
      </Step>
      <Step title={words.delete} text={words.deleteText}>
        <Popconfirm
          title={words.confirmDelete(integration.name)}
          okText={words.delete}
          okButtonProps={{ danger: true }}
          onConfirm={() => run('delete')}
        >
          <Button danger>{words.delete}</Button>
        </Popconfirm>
      </Step>
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
