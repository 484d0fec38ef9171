import { Button } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { ApiError } from '../api/client'
import { explain } from '../api/errors'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Problem } from '../ui/Problem'

/** A failed request in words, with the one thing that may help. */
export function Failure(props: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useWords()
  const go = useNavigate()
  const here = useLocation()
  const loggedOut = props.error instanceof ApiError && props.error.status === 401
  const refused = props.error instanceof ApiError && props.error.status >= 400 && props.error.status < 500
  const missing = props.error instanceof ApiError && props.error.code === 'ResourceNotFound'
  return (
    <Problem {...explain(props.error, t)} onRetry={refused ? undefined : props.onRetry}>
      {missing && <Button onClick={() => void go(paths.incidents())}>{t.errors.home}</Button>}
      {loggedOut && (
        <Button type="primary" onClick={() => void go(paths.login(here.pathname + here.search))}>
          {t.login.submit}
        </Button>
      )}
    </Problem>
  )
}
