import { useOutletContext } from 'react-router'
import { useWords } from '../../i18n/language'
import { CopyField } from '../../ui/CopyField'
import { MarkdownText } from '../../ui/Markdown'
import { Notice } from '../../ui/Notice'
import type { IntegrationContext } from './context'
import { RoutingHint } from './RoutingHint'
import styles from './SetupTab.module.css'

/** First the address to copy, then whatever still stands between it and the first alert, then the guide. */
export function SetupTab() {
  const { t, language } = useWords()
  const { integration, type } = useOutletContext<IntegrationContext>()

  return (
    <div className={styles.tab}>
      <section className={styles.section} aria-labelledby="push-url">
        <h2 id="push-url">{t.integration.pushUrl}</h2>
        <CopyField
          value={integration.push_url}
          label={t.integration.pushUrl}
          button={t.integration.copyUrl}
        />
        <p className="soft">{t.integration.pushHelp}</p>
        {!integration.push_url_reachable && (
          <Notice
            title={type?.category === 'cloud' ? t.integration.unreachable : t.integration.unreachableOther}
            text={t.integration.unreachableText}
          />
        )}
        {integration.status === 'enabled' && integration.last_event_time === 0 && (
          <p className={styles.waiting} role="status">
            <span className={styles.pulse} aria-hidden="true" />
            {t.integration.waiting}
          </p>
        )}
      </section>
      {integration.channel_id === 0 && (
        <section className={styles.section} aria-labelledby="routing">
          <h2 id="routing">{t.routes.hint.title}</h2>
          <RoutingHint integrationId={integration.integration_id} />
        </section>
      )}
      {type !== undefined && type.guide[language] !== '' && (
        <section className={styles.section} aria-labelledby="guide">
          <h2 id="guide">{t.integration.guide}</h2>
          <MarkdownText text={type.guide[language].replaceAll('{{push_url}}', integration.push_url)} />
        </section>
      )}
    </div>
  )
}
