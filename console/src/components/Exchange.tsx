import { prettyJson } from './prettyJson'
import { useWords } from '../i18n/language'
import styles from './Exchange.module.css'

interface Props {
  request_headers: string
  request_body: string
  response_headers: string
  response_body: string
}

/** What was sent, and what came back. */
export function Exchange(props: Props) {
  const { t } = useWords()
  const words = t.webhooks.log
  const parts: [title: string, text: string][] = [
    [words.responseBody, props.response_body],
    [words.responseHeaders, props.response_headers],
    [words.requestBody, props.request_body],
    [words.requestHeaders, props.request_headers],
  ]
  return (
    <div className={styles.parts}>
      {parts.map(([title, text]) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {text === '' ? <p className="soft">{words.nothing}</p> : <pre tabIndex={0}>{prettyJson(text)}</pre>}
        </section>
      ))}
    </div>
  )
}
