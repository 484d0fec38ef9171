import { CalendarOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { useDeleteFeed, useFeeds, useMakeFeed } from '../api/oncall'
import { useSession } from '../api/session'
import { Failure } from './Failure'
import { useTell } from './tell'
import { useWords } from '../i18n/language'
import { CopyField } from '../ui/CopyField'
import { Time } from '../ui/Time'
import styles from './FeedPart.module.css'

/** An address for calendar programs: made, copied once, taken back. Schedule 0 is the reader's own shifts. */
export function FeedPart({ scheduleId }: { scheduleId: number }) {
  const { t } = useWords()
  const words = t.oncall.feed
  const tell = useTell()
  const session = useSession()
  const feeds = useFeeds()
  const make = useMakeFeed()
  const remove = useDeleteFeed()
  const me = session.data?.person_id
  const own = (feeds.data ?? []).filter(
    (each) => each.schedule_id === scheduleId && (scheduleId > 0 || each.person_id === me),
  )
  return (
    <section aria-labelledby="feed" className={styles.part}>
      <h2 id="feed">{words.title}</h2>
      <p className="soft">{scheduleId === 0 ? words.mine : words.schedule}</p>
      {make.data !== undefined && own.some((each) => each.feed_id === make.data.feed_id) && (
        <div className={styles.made}>
          <CopyField
            value={new URL(make.data.url.replace(/^\//, ''), document.baseURI).href}
            label={words.address}
            button={words.copy}
          />
          <p>{words.once}</p>
        </div>
      )}
      {make.isError && <Failure error={make.error} />}
      {feeds.isError && feeds.data === undefined && (
        <Failure error={feeds.error} onRetry={() => void feeds.refetch()} />
      )}
      {own.length > 0 && (
        <ul className={styles.feeds}>
          {own.map((each) => (
            <li key={each.feed_id}>
              <span>
                {words.made} <Time at={each.created_at} />
              </span>
              <Popconfirm
                title={words.revokeConfirm}
                okText={words.revoke}
                cancelText={t.app.cancel}
                okButtonProps={{ danger: true }}
                onConfirm={() =>
                  remove.mutate(each.feed_id, {
                    onSuccess: () => tell.done(words.revoked),
                    onError: tell.failed,
                  })
                }
              >
                <Button size="small">{words.revoke}</Button>
              </Popconfirm>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          icon={<CalendarOutlined />}
          loading={make.isPending && { delay: 300 }}
          onClick={() => make.mutate(scheduleId)}
        >
          {own.length === 0 ? words.make : words.another}
        </Button>
      </div>
    </section>
  )
}
