import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import {
  useCalendarEvents,
  useDeleteCalendar,
  useServiceCalendar,
  type CalendarEvent,
} from '../../api/calendars'
import { useMay } from '../../api/session'
import { isOwn, isWeekly, yearOf, type Day } from '../../components/calendarDays'
import { Failure } from '../../components/Failure'
import { dayNames } from '../../components/noiseSentence'
import { PeriodBar } from '../../components/PeriodBar'
import { PlanHead } from '../../components/PlanHead'
import { isDate, movedDate, today as todayIn } from '../../components/scheduleGrid'
import { useTell } from '../../components/tell'
import { YearGrid } from '../../components/YearGrid'
import { eventDraftOf, type EventDraft } from '../../forms/calendarEvent'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { useNow } from '../../ui/now'
import page from '../../ui/page.module.css'
import { Skeleton } from '../../ui/Skeleton'
import { knownZone } from '../../ui/zoned'
import styles from './Calendars.module.css'

const CalendarDialog = lazy(async () => ({
  default: (await import('../../forms/CalendarDialog')).CalendarDialog,
}))
const CalendarEventDialog = lazy(async () => ({
  default: (await import('../../forms/CalendarEventDialog')).CalendarEventDialog,
}))

const noon = (date: string) => Date.parse(`${date}T12:00:00Z`) / 1000

/** One calendar as a year or a month; a click on a day says what is special about it. */
export function CalendarPage() {
  const { id = '' } = useParams()
  const { t, format } = useWords()
  const words = t.calendars
  const now = useNow()
  const go = useNavigate()
  const tell = useTell()
  const manages = useMay('calendars:manage')
  const [search, setSearch] = useSearchParams()
  const calendar = useServiceCalendar(id)
  const remove = useDeleteCalendar()
  const zone = calendar.data?.timezone ?? 'UTC'
  const today = todayIn(knownZone(zone) ? zone : 'UTC', now)
  const asked = search.get('date')
  const date = isDate(asked) ? asked : today
  const year = Number(date.slice(0, 4))
  const large = search.get('view') === 'month'
  const events = useCalendarEvents(id, year)
  const months = useMemo(() => yearOf(year, events.data ?? [], id), [year, events.data, id])
  const [open, setOpen] = useState<{ id: string | undefined; draft: EventDraft }>()
  const set = (change: Record<string, string>) =>
    setSearch({ ...Object.fromEntries(search), ...change }, { replace: true })
  const close = () => {
    const rest = new URLSearchParams(search)
    rest.delete('edit')
    setSearch(rest, { replace: true })
  }

  if (calendar.data === undefined)
    return (
      <div className={page.page}>
        {calendar.isError ? (
          <>
            <h1 className="visually-hidden">{t.errors.title}</h1>
            <Failure error={calendar.error} onRetry={() => void calendar.refetch()} />
          </>
        ) : (
          <Skeleton rows={4} height={120} gap={16} />
        )}
      </div>
    )
  const { data } = calendar
  const shown = large ? months.slice(Number(date.slice(5, 7)) - 1, Number(date.slice(5, 7))) : months
  const turn = (by: 1 | -1) => {
    if (!large) return `${year + by}-01-01`
    const first = `${date.slice(0, 8)}01`
    return by === 1 ? `${movedDate(first, 31).slice(0, 8)}01` : `${movedDate(first, -1).slice(0, 8)}01`
  }
  const pick = (day: Day) =>
    day.event !== undefined && isOwn(day.event, id)
      ? setOpen({ id: day.event.event_id, draft: eventDraftOf(day.event) })
      : setOpen({
          id: undefined,
          draft: {
            summary: '',
            description: '',
            first: day.date,
            last: day.date,
            off: day.state === 'work' || day.state === 'exchange',
          },
        })
  const destroy = () =>
    remove.mutate(id, {
      onSuccess: () => {
        tell.done(words.deleted(data.cal_name))
        void go(paths.calendars(), { replace: true })
      },
      onError: tell.failed,
    })
  return (
    <div className={page.page}>
      <PlanHead
        title={data.cal_name}
        crumb={{ to: paths.calendars(), text: words.title }}
        note={
          <>
            <span>
              {data.workdays.length === 0 ? words.worksNever : words.works(dayNames(data.workdays, t))}
            </span>
            <span>{data.timezone}</span>
            {data.description !== '' && <span>{data.description}</span>}
          </>
        }
        manages={manages}
        words={words}
        main={{
          text: words.addEvent,
          icon: <PlusOutlined />,
          onClick: () => pick({ date: today, state: 'work', event: undefined }),
        }}
        onEdit={() => set({ edit: '' })}
        onDelete={destroy}
      />
      <PeriodBar
        period={large ? format.zoned('UTC').month(noon(date)) : String(year)}
        onTurn={(by) => set({ date: turn(by) })}
        onToday={() => set({ date: today })}
      >
        <ul className={styles.legend}>
          {(['off', 'exchange', 'weekly'] as const).map((state) => (
            <li key={state}>
              <i data-state={state} aria-hidden="true" />
              {words.legend[state === 'exchange' ? 'work' : state]}
            </li>
          ))}
        </ul>
        <Segmented
          aria-label={words.view}
          value={large ? 'month' : 'year'}
          options={[
            { value: 'year', label: words.year },
            { value: 'month', label: words.month },
          ]}
          onChange={(view) => set({ view })}
        />
      </PeriodBar>
      {events.isError && <Failure error={events.error} onRetry={() => void events.refetch()} />}
      <YearGrid months={shown} large={large} today={today} onPick={manages ? pick : undefined} />
      {manages && <p className="soft">{words.pick}</p>}
      <Events
        events={(events.data ?? []).filter((each) => !isWeekly(each))}
        calendarId={id}
        manages={manages}
        onPick={(each) => setOpen({ id: each.event_id, draft: eventDraftOf(each) })}
      />
      <Suspense>
        {search.has('edit') && <CalendarDialog calendar={data} onClose={close} onSaved={close} />}
        {open !== undefined && (
          <CalendarEventDialog
            key={`${open.id ?? 'new'} ${open.draft.first}`}
            calendarId={id}
            eventId={open.id}
            initial={open.draft}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}

interface EventsProps {
  events: CalendarEvent[]
  calendarId: string
  manages: boolean
  onPick: (event: CalendarEvent) => void
}

/** What is special in the year, in words. */
function Events({ events, calendarId, manages, onPick }: EventsProps) {
  const { t, format } = useWords()
  const words = t.calendars
  const told = format.zoned('UTC')
  return (
    <section aria-labelledby="events" className={styles.part}>
      <h2 id="events">{words.events}</h2>
      {events.length === 0 ? (
        <p className="soft">{words.noEvents}</p>
      ) : (
        <ul className={styles.events}>
          {events.map((each) => {
            const last = movedDate(each.end_at, -1)
            const from = told.day(noon(each.start_at))
            return (
              <li key={each.event_id}>
                <span>{last === each.start_at ? from : `${from} – ${told.day(noon(last))}`}</span>
                <strong>{each.summary}</strong>
                <span className="soft">{each.is_off ? words.legend.off : words.legend.work}</span>
                {!isOwn(each, calendarId) ? (
                  <span className="soft">{words.inherited}</span>
                ) : (
                  manages && (
                    <Button
                      type="text"
                      icon={<EditOutlined />}
                      aria-label={`${words.edit}: ${each.summary}`}
                      title={words.edit}
                      onClick={() => onPick(each)}
                    />
                  )
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
