import Markdown from 'react-markdown'
import gfm from 'remark-gfm'
import styles from './Markdown.module.css'

/** Renders Markdown; HTML inside it is shown as text and links leave in a new tab. */
export function MarkdownText(props: { text: string }) {
  return (
    <div className={styles.text}>
      <Markdown
        remarkPlugins={[gfm]}
        components={{
          h1: ({ children }) => <h3>{children}</h3>,
          h2: ({ children }) => <h3>{children}</h3>,
          h3: ({ children }) => <h3>{children}</h3>,
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
          img: ({ alt }) => <>{alt}</>,
          pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
        }}
      >
        {props.text}
      </Markdown>
    </div>
  )
}
