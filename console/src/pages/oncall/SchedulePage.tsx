import { SwapOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useDeleteSchedule, useFindings, useSchedule } from '../../api/oncall'
import { useMay, useSession } from '../../api/session'
import { Failure } from '../../components/Failure'
import { FindingList } from '../../components/FindingList'
import { PeriodBar } from '../../components/PeriodBar'
import { PlanHead } from '../../components/PlanHead'
import { ScheduleGrid } from '../../components/ScheduleGrid'
import { calendarOf, isDate, today, turned, views, type View } from '../../components/scheduleGrid'
import { useTell } from '../../components/tell'
import { useOnCallBook } from '../../components/useOnCallBook'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { usePhone } from '../../ui/media'
import { useNow } from '../../ui/now'
import page from '../../ui/page.module.css'
import { Skeleton } from '../../ui/Skeleton'
import { hereZone, knownZone, offsetText } from '../../ui/zoned'
import { FeedPart } from '../../components/FeedPart'
import styles from './OnCall.module.css'
import { OverrideList } from './OverrideList'
import { ToldList } from './ToldList'

const OverrideDialog = lazy(async () => ({ default: (await import('./OverrideDialog')).OverrideDialog }))

/** A schedule as a calendar; clicking or dragging over what comes of it puts somebody else in. */
export function SchedulePage() {
  const { id = '' } = useParams()
  const scheduleId = Number(id)
  const { t, format } = useWords()
  const words = t.oncall
  const now = useNow()
  const phone = usePhone()
  const go = useNavigate()
  const tell = useTell()
  const manages = useMay('schedules:manage')
  const [search, setSearch] = useSearchParams()
  const remove = useDeleteSchedule()
  const here = hereZone()
  const view = views.find((each) => each === search.get('view')) ?? (phone ? 'week' : 'fortnight')
  // Which zone it goes by is known with its first answer; until then the reader's own is as good as any.
  const [own, setOwn] = useState<string>()
  const zone = search.get('zone') === 'here' || own === undefined || !knownZone(own) ? here : own
  const asked = search.get('date')
  const date = isDate(asked) ? asked : today(zone, now)
  const calendar = useMemo(() => calendarOf(view, zone, date), [view, zone, date])
  const window = { start: calendar.start, end: calendar.end }
  const schedule = useSchedule(scheduleId, window)
  const findings = useFindings(scheduleId, window)
  const session = useSession()
  const book = useOnCallBook()
  const said = schedule.data
  if (said !== undefined && said.time_zone !== own) setOwn(said.time_zone)
  const [picked, setPicked] = useState<{ start: number; end: number; people: number[] }>()
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change))
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    setSearch(next, { replace: true })
  }

  if (said === undefined || own === undefined)
    return (
      <div className={page.page}>
        {schedule.isError ? (
          <>
            <h1 className="visually-hidden">{t.errors.title}</h1>
            <Failure error={schedule.error} onRetry={() => void schedule.refetch()} />
          </>
        ) : (
          <Skeleton rows={5} height={56} gap={12} />
        )}
      </div>
    )
  const destroy = () =>
    remove.mutate(scheduleId, {
      onSuccess: () => {
        tell.done(words.deleted(said.schedule_name))
        void go(paths.oncall(), { replace: true })
      },
      onError: tell.failed,
    })
  const hour = 3600
  const nextHour = now - (now % hour) + hour
  return (
    <div className={page.page}>
      <PlanHead
        title={said.schedule_name}
        crumb={{ to: paths.oncall(), text: words.title }}
        note={
          <>
            <span>
              {own} ({offsetText(own, now)})
            </span>
            {said.description !== '' && <span>{said.description}</span>}
          </>
        }
        manages={manages}
        words={words}
        main={{
          text: words.override.make,
          icon: <SwapOutlined />,
          onClick: () => setPicked({ start: nextHour, end: nextHour + 12 * hour, people: [] }),
        }}
        onEdit={() => void go(paths.scheduleEdit(scheduleId))}
        onDelete={destroy}
      />
      <PeriodBar
        period={
          view === 'month'
            ? format.zoned(zone).month(calendar.start)
            : `${format.zoned(zone).day(calendar.start)} – ${format.zoned(zone).day(calendar.end - 1)}`
        }
        onTurn={(by) => set({ date: turned(view, date, by) })}
        onToday={() => set({ date: undefined })}
      >
        <Segmented<View>
          aria-label={words.grid.view}
          value={view}
          options={views.map((value) => ({ value, label: words.grid.views[value] }))}
          onChange={(value) => set({ view: value })}
        />
        {own !== here && (
          <Segmented
            aria-label={words.grid.zone}
            value={zone === own ? 'own' : 'here'}
            options={[
              { value: 'own', label: words.grid.ownZone },
              { value: 'here', label: words.grid.hereZone },
            ]}
            onChange={(value) => set({ zone: value === 'here' ? 'here' : undefined })}
          />
        )}
      </PeriodBar>
      {own !== here && (
        <p className="soft">{words.grid.shownIn(`${zone} (${offsetText(zone, calendar.start)})`)}</p>
      )}
      {schedule.isError && <Failure error={schedule.error} onRetry={() => void schedule.refetch()} />}
      <ScheduleGrid
        schedule={said}
        calendar={calendar}
        zone={zone}
        findings={findings.data ?? []}
        book={book}
        me={session.data?.person_id ?? 0}
        onPick={manages ? (start, end, people) => setPicked({ start, end, people }) : undefined}
      />
      {manages && <p className="soft">{phone ? words.grid.hintTouch : words.grid.hint}</p>}
      <div className={styles.halves}>
        <section aria-labelledby="findings" className={styles.part}>
          <h2 id="findings">{words.finding.title}</h2>
          {findings.data === undefined ? (
            findings.isError ? (
              <Failure error={findings.error} onRetry={() => void findings.refetch()} />
            ) : (
              <Skeleton rows={2} height={44} />
            )
          ) : (
            <FindingList
              findings={findings.data}
              zone={zone}
              book={book}
              onFill={
                manages
                  ? (each) =>
                      setPicked({ start: Math.max(each.start, nextHour - hour), end: each.end, people: [] })
                  : undefined
              }
            />
          )}
        </section>
        <div className={styles.part}>
          <OverrideList schedule={said} calendar={calendar} zone={zone} book={book} />
          <ToldList schedule={said} zone={zone} />
          <FeedPart scheduleId={scheduleId} />
        </div>
      </div>
      <Suspense>
        {picked !== undefined && (
          <OverrideDialog
            key={`${picked.start} ${picked.end}`}
            schedule={said}
            zone={zone}
            start={picked.start}
            end={picked.end}
            instead={picked.people}
            book={book}
            onClose={() => setPicked(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}
