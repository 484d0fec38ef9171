import { Button } from 'antd'
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Problem } from '../../ui/Problem'
import page from '../../ui/page.module.css'

/** An address that is none, or a page that broke; the rest of the console still works. */
export function CrashPage() {
  const { t } = useWords()
  const error = useRouteError()
  const go = useNavigate()
  const missing = error === undefined || (isRouteErrorResponse(error) && error.status === 404)
  return (
    <div className={page.page}>
      <h1 className="visually-hidden">{t.errors.title}</h1>
      <Problem {...(missing ? t.errors.notFound : t.errors.console)}>
        {!missing && <Button onClick={() => window.location.reload()}>{t.errors.reload}</Button>}
        <Button type="primary" onClick={() => void go(paths.incidents())}>
          {t.errors.home}
        </Button>
      </Problem>
    </div>
  )
}
