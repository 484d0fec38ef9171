import { Button } from 'antd'
import { useTryWebhook, type Webhook } from '../api/webhooks'
import { useWords } from '../i18n/language'
import { Details } from '../ui/Details'
import { Exchange } from './Exchange'
import styles from './Exchange.module.css'
import { Failure } from './Failure'
import { tellSending } from './sendReasons'

/** Sends something made-up and shows what came back. */
export function WebhookTrial({ webhook }: { webhook: Webhook }) {
  const { t, format } = useWords()
  const words = t.webhooks
  const trial = useTryWebhook()
  const tried = trial.data
  return (
    <div className={styles.parts}>
      <p>{words.testText}</p>
      <div>
        <Button
          type="primary"
          loading={trial.isPending && { delay: 300 }}
          onClick={() => trial.mutate(webhook.webhook_id)}
        >
          {tried === undefined ? words.test : words.testAgain}
        </Button>
      </div>
      {trial.isError && <Failure error={trial.error} />}
      {tried !== undefined && (
        <>
          <div role="status">
            <Details
              rows={[
                [
                  words.log.answer,
                  `${tried.status === 'success' ? words.worked : words.failed}${
                    tried.status_code > 0 ? ` ${tried.status_code}` : ''
                  } · ${words.log.took(format.number(tried.duration))}`,
                ],
                ...(tried.error_message === ''
                  ? []
                  : [[words.log.why, tellSending(tried.error_message, t)] as [string, string]]),
              ]}
            />
          </div>
          <Exchange {...tried} />
        </>
      )}
    </div>
  )
}
