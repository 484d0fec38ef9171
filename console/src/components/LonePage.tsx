import { useEffect, type ReactNode } from 'react'
import { useWords } from '../i18n/language'
import styles from './LonePage.module.css'
import { LanguageButton, ThemeMenu } from './ShellControls'

/** The frame around pages that need nobody to be logged in; `title` names the browser's tab. */
export function LonePage(props: { title: string; children: ReactNode }) {
  const { t } = useWords()
  const { title } = props
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`
  }, [title, t])
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <LanguageButton />
        <ThemeMenu />
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
            <path d="M4 21c4 0 4-11 8-11s4 11 8 11 3-5 8-5" />
          </svg>
          {props.children}
        </div>
      </main>
    </div>
  )
}
