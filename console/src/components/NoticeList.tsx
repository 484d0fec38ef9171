import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNotices, type SentNotice } from '../api/moves'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import { Skeleton } from '../ui/Skeleton'
import { Moment } from '../ui/Time'
import { Failure } from './Failure'
import styles from './NoticeList.module.css'
import { noticeCounts, noticeName } from './noticeText'
import { tellSending } from './sendReasons'

const fewEnough = 5

/** Who was told of an incident by what, and how that went. */
export function NoticeList({ incidentId }: { incidentId: string }) {
  return <Notices query={useNotices(incidentId)} none={useWords().t.moves.notices.none} />
}

interface Props {
  query: Pick<UseQueryResult<SentNotice[]>, 'data' | 'isError' | 'error' | 'refetch'>
  /** What is said where there are none. */
  none: string
  /** What each is about, where that differs. */
  about?: (notice: SentNotice) => string
  /** By whose clocks times are told; left out, the reader’s. */
  zone?: string
}

/** Messages to people and group chats, the newest first, and how each went. */
export function Notices({ query, none, about, zone }: Props) {
  const { t, format } = useWords()
  const words = t.moves.notices
  const [all, setAll] = useState(false)
  const { data } = query
  if (data === undefined)
    return query.isError ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton rows={2} height={40} gap={8} />
    )
  if (data.length === 0) return <p className="soft">{none}</p>
  const { delivered, failed } = noticeCounts(data)
  return (
    <>
      <p className="soft">{words.summary(format.number(delivered), format.number(failed))}</p>
      <ul className={styles.list}>
        {(all ? data : data.slice(0, fewEnough)).map((each, index) => (
          <Notice
            key={each.notice_id || `unreachable ${index}`}
            notice={each}
            about={about?.(each)}
            zone={zone}
          />
        ))}
      </ul>
      {!all && data.length > fewEnough && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {words.more(format.number(data.length))}
          </Button>
        </div>
      )}
    </>
  )
}

function Notice(props: { notice: SentNotice; about: string | undefined; zone: string | undefined }) {
  const { notice, about, zone } = props
  const { t, format } = useWords()
  const words = t.moves.notices
  const now = useNow()
  const due = notice.due_at - now
  const wrong = ['failed', 'not_sent', 'unreachable'].includes(notice.state)
  return (
    <li className={styles.notice} data-wrong={wrong}>
      <div className={styles.top}>
        <span className={styles.who}>{noticeName(notice, t)}</span>
        <span className={styles.state}>{words.state[notice.state] ?? notice.state}</span>
      </div>
      <div className={styles.small}>
        <Moment at={notice.created_at} zone={zone} />
        {about !== undefined && <span>{about}</span>}
        {notice.due_at > 0 && notice.attempts.length > 0 && due > 0 && (
          <span>{words.due(t.moves.standing.in(format.duration(due)))}</span>
        )}
      </div>
      {wrong && notice.answer !== '' && <p className={styles.answer}>{tellSending(notice.answer, t)}</p>}
      {notice.attempts.length > 0 && (
        <details className={styles.tries}>
          <summary>{words.tries(format.number(notice.attempts.length))}</summary>
          <ol>
            {notice.attempts.map((each) => (
              <li key={each.number}>
                <span className="soft">
                  {words.attempt(format.number(each.number), format.number(each.took))}{' '}
                  <Moment at={Math.floor(each.at / 1000)} zone={zone} />
                </span>
                <code className={styles.code}>
                  {each.folded_into !== ''
                    ? words.folded
                    : each.answer === ''
                      ? words.noAnswer
                      : tellSending(each.answer, t)}
                </code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}
