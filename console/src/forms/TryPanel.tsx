import { CaretRightOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useDelivery, useDryRun, useNewestDelivery } from '../api/deliveries'
import type { DryRunRequest, Integration } from '../api/types'
import { DryRunResult } from '../components/DryRunResult'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { headersFrom } from './headerLines'
import styles from './TryPanel.module.css'

interface Props {
  /** Left out while it is not saved yet: then bodies are only read. */
  integration?: Integration
  pluginType: string
  /** Settings that are not saved yet. */
  draft?: Record<string, string>
  /** A delivery whose body to begin with. */
  deliveryId?: string
}

/** Shows what would become of a body, by the settings saved or by those being typed. */
export function TryPanel(props: Props) {
  const { t } = useWords()
  const words = t.deliveries.tryIt
  const tell = useTell()
  const { integration, draft } = props
  const given = useDelivery(props.deliveryId ?? '')
  const newest = useNewestDelivery(integration?.integration_id ?? 0)
  const dryRun = useDryRun()
  const [typed, setTyped] = useState<string>()
  const [headers, setHeaders] = useState('')
  const [tried, setTried] = useState(false)
  const titleId = useId()
  const body = typed ?? given.data?.body ?? ''
  const request: DryRunRequest = {
    ...(integration === undefined
      ? { plugin_type: props.pluginType }
      : { integration_id: integration.integration_id }),
    ...(draft === undefined ? {} : { settings: draft }),
    ...(headers.trim() === '' ? {} : { headers: headersFrom(headers) }),
    body,
  }
  const outdated = dryRun.data !== undefined && JSON.stringify(dryRun.variables) !== JSON.stringify(request)
  const missing = body.trim() === ''

  return (
    <section className={styles.wrap} aria-labelledby={titleId}>
      <div className={styles.panel}>
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!missing && !dryRun.isPending) dryRun.mutate(request)
          }}
        >
          <div className={styles.head}>
            <h2 id={titleId}>{words.title}</h2>
            <p className="soft">{draft === undefined ? words.intro : words.draftIntro}</p>
          </div>
          <Field label={words.body} error={tried && missing ? words.bodyMissing : undefined}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                className={styles.body ?? ''}
                spellCheck={false}
                placeholder={words.bodyHint}
                autoSize={{ minRows: 6, maxRows: 18 }}
                value={body}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <details className={styles.headers}>
            <summary>{`${words.headers} (${t.app.optional})`}</summary>
            <Field label={words.headers} help={words.headersHint}>
              {(wiring) => (
                <Input.TextArea
                  {...wiring}
                  className={styles.body ?? ''}
                  spellCheck={false}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={headers}
                  onChange={(event) => setHeaders(event.target.value)}
                />
              )}
            </Field>
          </details>
          <div className={form.actions}>
            <Button
              type={draft === undefined ? 'primary' : 'default'}
              htmlType="submit"
              icon={<CaretRightOutlined />}
              loading={dryRun.isPending && { delay: 300 }}
            >
              {words.run}
            </Button>
            {integration !== undefined && (
              <Button
                loading={newest.isPending && { delay: 300 }}
                onClick={() =>
                  newest.mutate(undefined, {
                    onSuccess: (delivery) => {
                      if (delivery === null) tell.done(words.noNewest)
                      else setTyped(delivery.body)
                    },
                    onError: tell.failed,
                  })
                }
              >
                {words.newest}
              </Button>
            )}
          </div>
        </form>
        <div className={styles.result} aria-live="polite">
          {outdated && <p className="soft">{words.outdated}</p>}
          {dryRun.isError ? (
            <Failure error={dryRun.error} />
          ) : (
            dryRun.data !== undefined && (
              <DryRunResult result={dryRun.data} integrationId={integration?.integration_id} />
            )
          )}
        </div>
      </div>
    </section>
  )
}
