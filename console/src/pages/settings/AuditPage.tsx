import { Button, Checkbox, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAudit, useAuditOperations, type AuditCall } from '../../api/audit'
import { usePeople } from '../../api/people'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { prettyJson } from '../../components/prettyJson'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useWords } from '../../i18n/language'
import { Details } from '../../ui/Details'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { Moment } from '../../ui/Time'
import styles from './Settings.module.css'

const day = 86_400
const spans = { day, week: 7 * day, month: 30 * day, quarter: 90 * day } as const
type Range = keyof typeof spans
const ranges = Object.keys(spans) as Range[]

/** Who changed what, and when. */
export function AuditPage() {
  const { t } = useWords()
  const words = t.people.audit
  const reads = useMay('audit:read')
  return (
    <div className={page.page}>
      <PageHead title={words.title} note={words.intro} />
      <SettingsTabs />
      {reads ? <Calls /> : <EmptyState title={t.people.notAllowed} text={t.people.notAllowedText} />}
    </div>
  )
}

function Calls() {
  const { t, format, language } = useWords()
  const words = t.people.audit
  const [search, setSearch] = useSearchParams()
  const { people } = usePeople()
  const operations = useAuditOperations()
  const range = ranges.find((each) => each === search.get('range')) ?? 'week'
  const person = Number(search.get('person')) || undefined
  const operation = search.get('operation') ?? undefined
  const dangerous = search.has('dangerous')
  const calls = useAudit({
    span: spans[range],
    ...(person === undefined ? {} : { person_id: person }),
    ...(operation === undefined ? {} : { operations: [operation] }),
    ...(dangerous ? { is_dangerous: true } : {}),
  })
  const change = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const nameOf = (path: string) => {
    const known = operations.data?.find((each) => each.name === path)
    return (language === 'zh' ? known?.name_cn : known?.name_en) ?? path
  }
  const items = calls.data?.pages.flatMap((each) => each.docs)
  return (
    <>
      <div className={styles.bar} role="search">
        <Segmented
          aria-label={words.range}
          value={range}
          options={ranges.map((value) => ({ value, label: words.ranges[value] }))}
          onChange={(value) => change('range', value === 'week' ? undefined : value)}
        />
        <Select
          allowClear
          aria-label={words.person}
          className={styles.pick ?? ''}
          placeholder={words.anybody}
          showSearch={{ optionFilterProp: 'label' }}
          value={person}
          options={people.map((each) => ({ value: each.member_id, label: each.member_name }))}
          onChange={(value?: number) => change('person', value === undefined ? undefined : String(value))}
        />
        <Select
          allowClear
          aria-label={words.operation}
          className={styles.pick ?? ''}
          popupMatchSelectWidth={false}
          placeholder={words.anything}
          showSearch={{ optionFilterProp: 'search' }}
          value={operation}
          options={(operations.data ?? []).map((each) => ({
            value: each.name,
            label: language === 'zh' ? each.name_cn : each.name_en,
            search: `${each.name} ${each.name_cn} ${each.name_en}`,
          }))}
          onChange={(value?: string) => change('operation', value)}
        />
        <Checkbox
          checked={dangerous}
          onChange={(event) => change('dangerous', event.target.checked ? '' : undefined)}
        >
          {words.dangerous}
        </Checkbox>
        {calls.data?.pages[0] !== undefined && (
          <span className="soft" aria-live="polite">
            {words.count(format.counted(calls.data.pages[0].total))}
          </span>
        )}
      </div>
      {items === undefined ? (
        calls.isError ? (
          <Failure error={calls.error} onRetry={() => void calls.refetch()} />
        ) : (
          <Skeleton rows={6} height={40} gap={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <ul className={`${styles.list ?? ''} ${styles.calls ?? ''}`} aria-label={words.list}>
          {items.map((each) => (
            <Call key={`${each.request_id}-${each.created_at}`} call={each} name={nameOf(each.operation)} />
          ))}
        </ul>
      )}
      {calls.hasNextPage && (
        <div>
          <Button
            loading={calls.isFetchingNextPage && { delay: 300 }}
            onClick={() => void calls.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
    </>
  )
}

function Call(props: { call: AuditCall; name: string }) {
  const { t } = useWords()
  const words = t.people.audit
  const { call, name } = props
  const [open, setOpen] = useState(false)
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.call}>
          <span className="soft">
            <Moment at={Math.floor(call.created_at / 1000)} />
          </span>
          <span className={styles.name}>{call.member_name || words.nobody}</span>
          <span>{name}</span>
          <span className={styles.chips}>
            {call.is_dangerous && <span className={styles.chip}>{words.isDangerous}</span>}
            {call.code !== 'OK' && <span className={styles.chip}>{words.refused(call.code)}</span>}
          </span>
        </summary>
        {open && (
          <div className={styles.inside}>
            <Details
              rows={[
                [words.operation, <code className="mono">{call.operation}</code>],
                [words.who, words.means[call.means] ?? words.nobody],
                [words.ip, <span className="mono">{call.ip}</span>],
                [words.requestId, <span className="mono">{call.request_id}</span>],
                ...call.params.map((each): [string, string] => [each.Key, each.Value]),
              ]}
            />
            <h2>{words.body}</h2>
            {call.body === '' ? <p className="soft">{words.noBody}</p> : <pre>{prettyJson(call.body)}</pre>}
          </div>
        )}
      </details>
    </li>
  )
}
