import { Button, Popconfirm } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useRouteHistory, useSaveRoute } from '../../api/routing'
import type { Route, RouteVersion } from '../../api/routingTypes'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { RouteChanges } from '../../components/RouteChanges'
import { diffRoutes, isSame } from '../../components/routeDiff'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './RouteHistory.module.css'
import { IfMay } from '../../components/IfMay'

interface Props {
  integrationId: number
  current: Route
  book: ReadonlyMap<number, Channel>
  /** The version being looked at; 0 is the list. */
  version: number
  dirty: boolean
  onRestored: (route: Route) => void
}

/** Every version there was, and what bringing one back would change. */
export function RouteHistory(props: Props) {
  const { t } = useWords()
  const words = t.routes.history
  const history = useRouteHistory(props.integrationId, true)
  const versions = history.data?.pages.flatMap((page) => page.items)
  if (versions === undefined)
    return history.isError ? (
      <Failure error={history.error} onRetry={() => void history.refetch()} />
    ) : (
      <Skeleton rows={5} height={56} />
    )
  if (versions.length === 0) return <p className="soft">{words.empty}</p>
  if (props.version > 0) {
    const found = versions.find((each) => each.version === props.version)
    return (
      <div className={styles.detail}>
        <Link to={{ search: 'history' }} className={styles.back}>
          ← {words.back}
        </Link>
        {found === undefined ? <p className="soft">{words.gone}</p> : <Version {...props} old={found} />}
      </div>
    )
  }
  return (
    <>
      <ol className={styles.list}>
        {versions.map((each) => (
          <li key={each.version} className={styles.version}>
            <Link to={{ search: `history=${each.version}` }} className={styles.link}>
              {words.version(String(each.version))}
            </Link>
            <span className="soft">{each.version === props.current.version && words.current}</span>
            <Facts version={each} />
          </li>
        ))}
      </ol>
      {history.hasNextPage && <Button onClick={() => void history.fetchNextPage()}>{words.older}</Button>}
    </>
  )
}

function Facts(props: { version: RouteVersion }) {
  const { t, format } = useWords()
  const words = t.routes.history
  return (
    <span className={styles.facts}>
      {words.by(props.version.updated_by_name || words.somebody)} · <Time at={props.version.updated_at} /> ·{' '}
      {words.size(format.number(props.version.cases.length))}
    </span>
  )
}

function Version(props: Props & { old: RouteVersion }) {
  const { t } = useWords()
  const words = t.routes.history
  const tell = useTell()
  const save = useSaveRoute(props.integrationId)
  const { old, current } = props
  const diff = useMemo(() => diffRoutes(current, old), [current, old])
  const name = String(old.version)
  const isCurrent = old.version === current.version
  const restore = () =>
    save.mutate(
      {
        body: { cases: old.cases, sections: old.sections, default: old.default },
        version: current.version,
      },
      {
        onSuccess: (route) => {
          tell.done(words.restored(name))
          props.onRestored(route)
        },
      },
    )
  return (
    <>
      <h3>{isCurrent ? words.version(name) : words.heading(name)}</h3>
      <Facts version={old} />
      {isCurrent ? (
        <p>{words.isCurrent}</p>
      ) : isSame(diff) ? (
        <p>{words.same}</p>
      ) : (
        <>
          <RouteChanges diff={diff} book={props.book} />
          {save.isError && <Failure error={save.error} />}
          <div>
            <IfMay permission="integrations:manage">
              <Popconfirm
                title={words.restoreConfirm(name)}
                description={props.dirty ? words.restoreDraft : undefined}
                okText={words.restore}
                onConfirm={restore}
              >
                <Button type="primary" loading={save.isPending && { delay: 300 }}>
                  {words.restore}
                </Button>
              </Popconfirm>
            </IfMay>
          </div>
        </>
      )}
    </>
  )
}
