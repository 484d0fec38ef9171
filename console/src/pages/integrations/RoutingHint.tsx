import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useChannelBook, useRoute } from '../../api/routing'
import { Failure } from '../../components/Failure'
import { RouteSentence } from '../../components/RouteSentence'
import { channelParts, spaced } from '../../components/routeSentence'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Notice } from '../../ui/Notice'
import { Skeleton } from '../../ui/Skeleton'

/** Whether the alerts of a shared integration go anywhere yet, and the way to change it. */
export function RoutingHint(props: { integrationId: number }) {
  const { t, format } = useWords()
  const words = t.routes.hint
  const go = useNavigate()
  const route = useRoute(props.integrationId)
  const book = useChannelBook()
  const routes = paths.integration(props.integrationId, 'routes')
  if (route.data === undefined)
    return route.isError ? (
      <Failure error={route.error} onRetry={() => void route.refetch()} />
    ) : (
      <Skeleton rows={1} height={44} />
    )
  const { cases, default: fallback } = route.data
  if (cases.length === 0 && fallback.channel_ids.length === 0)
    return (
      <Notice title={words.nothingTitle} text={words.nothingText}>
        <Button type="primary" onClick={() => void go(routes)}>
          {words.create}
        </Button>
      </Notice>
    )
  return (
    <>
      <p>
        {cases.length > 0 && `${words.cases(format.number(cases.length))}${t.routes.summary.between}`}
        {fallback.channel_ids.length === 0 ? (
          words.noDefault
        ) : (
          <RouteSentence
            parts={spaced([
              { kind: 'text', text: words.default },
              ...channelParts(fallback.channel_ids, book.data ?? new Map(), t),
            ])}
          />
        )}
      </p>
      <div>
        <Button onClick={() => void go(routes)}>{words.open}</Button>
      </div>
    </>
  )
}
