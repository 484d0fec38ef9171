import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'

/** An address nothing stands under; nothing is broken. */
export function NotFoundPage() {
  const { t } = useWords()
  const words = t.errors.noPage
  const { pathname } = useLocation()
  useEffect(() => {
    document.title = `${words.title} · ${t.app.name}`
  }, [words, t])
  return (
    <div className={page.page}>
      <h1 className="visually-hidden">{words.title}</h1>
      <EmptyState title={words.title} text={words.text(pathname)}>
        <Link to={paths.incidents()}>{t.errors.home}</Link>
      </EmptyState>
    </div>
  )
}
