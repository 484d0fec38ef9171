import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'react-router'
import { useWords } from '../i18n/language'
import styles from './PageHead.module.css'

interface Props {
  title: string
  before?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  crumbs?: { to: string; text: string }[]
}

export const crumbsId = 'crumbs'

/** The one heading of a page, what it stands under, and its main action. */
export function PageHead({ title, before, note, actions, crumbs }: Props) {
  const { t } = useWords()
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`
  }, [title, t])

  const place = document.getElementById(crumbsId)
  return (
    <header className={styles.head}>
      {place !== null &&
        crumbs !== undefined &&
        createPortal(
          crumbs.map((crumb) => (
            <Link key={crumb.to} to={crumb.to} className={styles.crumb}>
              {crumb.text}
            </Link>
          )),
          place,
        )}
      <div className={styles.words}>
        <div className={styles.title}>
          {before}
          <h1>{title}</h1>
        </div>
        {note !== undefined && <div className={styles.note}>{note}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
