import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useWords } from '../i18n/language'
import { CopyButton } from '../ui/CopyField'
import styles from './BodyView.module.css'
import { highlight } from './highlight'

/** The body laid out, or undefined when it is no JSON or is laid out already. */
function pretty(body: string): string | undefined {
  try {
    const laidOut = JSON.stringify(JSON.parse(body), null, 2)
    return laidOut === body ? undefined : laidOut
  } catch {
    return undefined
  }
}

/** A body to read or to copy; what was searched for stands out. */
export function BodyView(props: { body: string; word: string; truncated: boolean }) {
  const { t } = useWords()
  const words = t.deliveries
  const { body, word } = props
  const [raw, setRaw] = useState(false)
  const laidOut = useMemo(() => pretty(body), [body])
  const text = raw ? body : (laidOut ?? body)
  const parts = useMemo(() => highlight(text, word), [text, word])
  return (
    <section className={styles.section} aria-labelledby="delivery-body">
      <div className={styles.head}>
        <h2 id="delivery-body">{words.body}</h2>
        {laidOut !== undefined && (
          <Segmented
            aria-label={words.bodyView}
            value={raw ? 'raw' : 'pretty'}
            options={[
              { value: 'pretty', label: words.pretty },
              { value: 'raw', label: words.raw },
            ]}
            onChange={(view) => setRaw(view === 'raw')}
          />
        )}
        {body !== '' && <CopyButton value={text} label={`${t.app.copy}: ${words.body}`} />}
      </div>
      {props.truncated && <p className="soft">{words.truncated}</p>}
      {body === '' ? (
        <p className="soft">{words.emptyBody}</p>
      ) : (
        <pre className={styles.body} tabIndex={0} aria-label={words.body}>
          {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}
        </pre>
      )}
    </section>
  )
}
