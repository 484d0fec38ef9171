import { Button, Drawer, Input, Segmented, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useMay } from '../../api/session'
import {
  useAttempt,
  useAttempts,
  useReplayAttempt,
  useWebhooks,
  type WebhookAttempt,
  type WebhookVerdict,
} from '../../api/webhooks'
import { Exchange } from '../../components/Exchange'
import { Failure } from '../../components/Failure'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { tellSending } from '../../components/sendReasons'
import { webhookEvents } from '../../forms/webhookDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Details } from '../../ui/Details'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { Instant, Moment } from '../../ui/Time'
import { useSettled } from '../../ui/useSettled'
import settings from './Settings.module.css'
import styles from './Webhooks.module.css'

const hour = 3_600_000
const spans = { hour, quarter: 6 * hour, day: 24 * hour, week: 168 * hour } as const
type Range = keyof typeof spans
const ranges = Object.keys(spans) as Range[]
const events = [...webhookEvents.incident, ...webhookEvents.alert, 'a_close']
const typingMs = 250

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000)

/** What webhooks were told lately, and what they answered. */
export function WebhookHistoryPage() {
  const { t, format } = useWords()
  const words = t.webhooks.log
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const webhooks = useWebhooks()
  const range = ranges.find((each) => each === search.get('range')) ?? 'day'
  const webhook = Number(search.get('webhook')) || undefined
  const status = (['success', 'failed'] as const).find((each) => each === search.get('status'))
  const event = events.find((each) => each === search.get('event'))
  const ref = useSettled(search.get('ref')?.trim() ?? '', true, typingMs)
  const attempts = useAttempts({
    span: spans[range],
    ...(webhook === undefined ? {} : { integration_id: webhook }),
    ...(status === undefined ? {} : { status }),
    ...(event === undefined ? {} : { event_types: [event] }),
    ...(ref === '' ? {} : { ref_id: ref }),
  })
  const change = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const nameOf = (id: number) =>
    webhooks.data?.find((each) => each.webhook_id === id)?.webhook_name ?? words.gone(String(id))
  const items = attempts.data?.pages.flatMap((each) => each.items)
  const total = attempts.data?.pages[0]?.total
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={words.intro}
        actions={<Button onClick={() => void go(paths.webhooks())}>{words.back}</Button>}
      />
      <SettingsTabs />
      <div className={settings.bar} role="search">
        <Segmented
          aria-label={words.range}
          value={range}
          options={ranges.map((value) => ({ value, label: words.ranges[value] }))}
          onChange={(value) => change('range', value === 'day' ? undefined : value)}
        />
        <Select
          allowClear
          aria-label={words.webhook}
          className={settings.pick ?? ''}
          placeholder={words.anyWebhook}
          value={webhook}
          options={(webhooks.data ?? []).map((each) => ({
            value: each.webhook_id,
            label: each.webhook_name,
          }))}
          onChange={(value?: number) => change('webhook', value === undefined ? undefined : String(value))}
        />
        <Select
          allowClear
          aria-label={words.event}
          className={settings.pick ?? ''}
          placeholder={words.anyEvent}
          showSearch={{ optionFilterProp: 'label' }}
          value={event}
          options={events.map((value) => ({ value, label: t.webhooks.types[value] ?? value }))}
          onChange={(value?: string) => change('event', value)}
        />
        <Select
          allowClear
          aria-label={words.status}
          className={settings.pick ?? ''}
          placeholder={words.anyStatus}
          value={status}
          options={[
            { value: 'success' as const, label: t.webhooks.worked },
            { value: 'failed' as const, label: t.webhooks.failed },
          ]}
          onChange={(value?: WebhookVerdict) => change('status', value)}
        />
        <Input
          allowClear
          aria-label={words.ref}
          className={settings.pick ?? ''}
          placeholder={words.ref}
          maxLength={128}
          value={search.get('ref') ?? ''}
          onChange={(typed) => change('ref', typed.target.value)}
        />
        {total !== undefined && (
          <span className="soft" aria-live="polite">
            {words.count(format.counted(total))}
          </span>
        )}
      </div>
      {items === undefined ? (
        attempts.isError ? (
          <Failure error={attempts.error} onRetry={() => void attempts.refetch()} />
        ) : (
          <Skeleton rows={6} height={40} gap={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <ul className={`${settings.list ?? ''} ${styles.list ?? ''}`} aria-label={words.list}>
          {items.map((each) => (
            <li key={each.event_id}>
              <Attempt
                attempt={each}
                name={nameOf(each.integration_id)}
                onOpen={() => change('attempt', `${each.integration_id}-${each.event_id}`)}
              />
            </li>
          ))}
        </ul>
      )}
      {attempts.hasNextPage && (
        <div>
          <Button
            loading={attempts.isFetchingNextPage && { delay: 300 }}
            onClick={() => void attempts.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
      <AttemptDrawer named={search.get('attempt')} onClose={() => change('attempt', undefined)} />
    </div>
  )
}

function Attempt(props: { attempt: WebhookAttempt; name: string; onOpen: () => void }) {
  const { t, format } = useWords()
  const words = t.webhooks.log
  const { attempt } = props
  return (
    <button type="button" className={styles.attempt} onClick={props.onOpen}>
      <span className="soft">
        <Moment at={seconds(attempt.event_time)} />
      </span>
      <span className={settings.name}>{t.webhooks.types[attempt.event_type] ?? attempt.event_type}</span>
      <span>{props.name}</span>
      <span>
        <Verdict attempt={attempt} />{' '}
        <span className="soft">
          {words.attempt(format.number(attempt.attempt))} · {words.took(format.number(attempt.duration))}
        </span>
      </span>
    </button>
  )
}

function Verdict({ attempt }: { attempt: WebhookAttempt }) {
  const { t } = useWords()
  const words = t.webhooks
  const good = attempt.status === 'success'
  return (
    <span className={good ? styles.good : styles.bad}>
      {good ? words.worked : words.failed}{' '}
      {attempt.status_code > 0 ? attempt.status_code : words.log.noAnswer}
    </span>
  )
}

/** One attempt with everything that was said, and the way to make it again. */
function AttemptDrawer(props: { named: string | null; onClose: () => void }) {
  const { t, format } = useWords()
  const words = t.webhooks.log
  const phone = usePhone()
  const tell = useTell()
  const manages = useMay('integrations:manage')
  const cut = props.named?.indexOf('-') ?? -1
  const found = useAttempt(
    props.named === null || cut < 1
      ? undefined
      : { integration_id: Number(props.named.slice(0, cut)), event_id: props.named.slice(cut + 1) },
  )
  const replay = useReplayAttempt()
  const detail = found.data
  return (
    <Drawer
      open={props.named !== null}
      title={words.detailTitle}
      size={phone ? '100%' : 640}
      destroyOnHidden
      onClose={props.onClose}
      extra={
        manages &&
        detail !== undefined && (
          <Button
            title={words.replayHelp}
            loading={replay.isPending && { delay: 300 }}
            onClick={() =>
              replay.mutate(detail, {
                onSuccess: () => tell.done(words.replayed),
                onError: tell.failed,
              })
            }
          >
            {words.replay}
          </Button>
        )
      }
    >
      {found.isError && <Failure error={found.error} />}
      {props.named !== null && found.isPending && <Skeleton rows={6} height={32} gap={8} />}
      {detail !== undefined && (
        <div className={styles.detail}>
          <Details
            rows={[
              [words.event, t.webhooks.types[detail.event_type] ?? detail.event_type],
              [
                words.about,
                <Link
                  to={
                    detail.webhook_type === 'incident'
                      ? paths.incident(detail.ref_id)
                      : paths.alert(detail.ref_id)
                  }
                >
                  {detail.ref_title ?? detail.ref_id}
                </Link>,
              ],
              ...(detail.channel_name === undefined
                ? []
                : [[words.channel, detail.channel_name] as [string, string]]),
              [words.endpoint, <span className="mono">{detail.endpoint}</span>],
              [words.at, <Instant at={seconds(detail.event_time)} />],
              [
                words.answer,
                <>
                  <Verdict attempt={detail} /> · {words.attempt(format.number(detail.attempt))} ·{' '}
                  {words.took(format.number(detail.duration))}
                </>,
              ],
              ...(detail.error_message === undefined
                ? []
                : [[words.why, tellSending(detail.error_message, t)] as [string, string]]),
              [words.eventId, <span className="mono">{detail.payload_event_id}</span>],
            ]}
          />
          <Exchange {...detail} />
        </div>
      )}
    </Drawer>
  )
}
