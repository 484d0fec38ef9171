import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useIntegrationUsage, useIntegrationVerb } from '../api/integrations'
import type { Integration } from '../api/types'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Field } from '../ui/Field'
import { Skeleton } from '../ui/Skeleton'
import styles from './form.module.css'

interface Props {
  integration: Integration
  onClose: () => void
  onDeleted: () => void
}

/** Says what goes with it, and asks for the name, so that nobody deletes the wrong one. */
export function DeleteIntegrationDialog({ integration, onClose, onDeleted }: Props) {
  const { t, format } = useWords()
  const words = t.center.settings
  const usage = useIntegrationUsage(integration.integration_id, true)
  const remove = useIntegrationVerb(integration.integration_id)
  const [typed, setTyped] = useState('')
  const said: [number, (n: string) => string][] =
    usage.data === undefined
      ? []
      : [
          [usage.data.callback_cnt_24h, words.callbacks],
          [usage.data.open_alert_cnt, words.openAlerts],
          [usage.data.open_incident_cnt, words.openIncidents],
          [usage.data.case_cnt, words.cases],
        ]
  const lines = said.filter(([count]) => count > 0)
  const channels = usage.data?.channels ?? []
  return (
    <Modal
      open
      title={words.deleteTitle(integration.name)}
      okText={t.integration.delete}
      okButtonProps={{ danger: true, disabled: typed.trim() !== integration.name.trim() }}
      confirmLoading={remove.isPending}
      onCancel={onClose}
      onOk={() => remove.mutate('delete', { onSuccess: onDeleted })}
    >
      <div className={styles.form}>
        <p>{words.deleteText}</p>
        <section className={styles.usage} aria-labelledby="usage">
          <h3 id="usage">{words.usage}</h3>
          {usage.isError ? (
            <Failure error={usage.error} onRetry={() => void usage.refetch()} />
          ) : usage.data === undefined ? (
            <Skeleton rows={3} height={20} gap={8} />
          ) : (
            <>
              {lines.length === 0 && channels.length === 0 && <p className="soft">{words.unused}</p>}
              <ul className={styles.bullets}>
                {lines.map(([count, say]) => (
                  <li key={say('')}>{say(format.number(count))}</li>
                ))}
                {channels.length > 0 && (
                  <li>
                    {words.servesChannels}{' '}
                    {channels.map((each, index) => (
                      <span key={each.channel_id}>
                        {index > 0 && t.routes.sentence.comma}
                        <Link to={paths.channel(each.channel_id)}>{each.channel_name}</Link>
                      </span>
                    ))}
                  </li>
                )}
              </ul>
            </>
          )}
        </section>
        <Field label={words.typeName} help={words.typeNameHelp(integration.name)}>
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {remove.isError && <Failure error={remove.error} />}
      </div>
    </Modal>
  )
}
