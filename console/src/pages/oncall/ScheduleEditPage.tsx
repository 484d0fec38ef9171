import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ScheduleChanged, useSaveSchedule, useSchedule, useSchedulePreview } from '../../api/oncall'
import type { Schedule } from '../../api/oncallTypes'
import { usePeople, useTeams } from '../../api/people'
import { Failure } from '../../components/Failure'
import { FindingList } from '../../components/FindingList'
import { LeaveGuard } from '../../components/LeaveGuard'
import { OnlyChangers } from '../../components/OnlyChangers'
import { ScheduleGrid } from '../../components/ScheduleGrid'
import { calendarOf, today, turned } from '../../components/scheduleGrid'
import { useTell } from '../../components/tell'
import { useOnCallBook } from '../../components/useOnCallBook'
import {
  canPreview,
  newSchedule,
  scheduleBody,
  scheduleDraftOf,
  scheduleFault,
  scheduleFaults,
  type ScheduleDraft,
} from '../../forms/scheduleDraft'
import { ScheduleForm } from '../../forms/ScheduleForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/now'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { useSettled } from '../../ui/useSettled'
import { hereZone, knownZone } from '../../ui/zoned'
import styles from './ScheduleEdit.module.css'

const settleMs = 300
const day = 86_400

/** Makes a schedule or changes one. */
export function ScheduleEditPage() {
  const { id } = useParams()
  const { t, format } = useWords()
  const words = t.oncall.form
  const now = useNow()
  const [opened] = useState(now - (now % day))
  const scheduleId = Number(id ?? 0)
  const schedule = useSchedule(scheduleId, { start: opened, end: opened + day })
  const [first, setFirst] = useState<Schedule>()
  // What is edited is what was there when it was opened; later answers do not overwrite it.
  if (first === undefined && schedule.data !== undefined) setFirst(schedule.data)
  if (id === undefined)
    return (
      <OnlyChangers
        permission="schedules:manage"
        title={words.titleNew}
        back={{ to: paths.oncall(), text: t.oncall.title }}
      >
        <Editor
          opened={undefined}
          initial={newSchedule(words.layerName(format.number(1)), hereZone(), now)}
        />
      </OnlyChangers>
    )
  if (first !== undefined)
    return (
      <OnlyChangers
        permission="schedules:manage"
        title={words.title(first.schedule_name)}
        back={{ to: paths.schedule(scheduleId), text: first.schedule_name }}
      >
        <Editor key={id} opened={first} initial={scheduleDraftOf(first)} />
      </OnlyChangers>
    )
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
}

function Editor(props: { opened: Schedule | undefined; initial: ScheduleDraft }) {
  const { t } = useWords()
  const words = t.oncall.form
  const go = useNavigate()
  const tell = useTell()
  const { people } = usePeople()
  const teams = useTeams()
  const book = useOnCallBook()
  const save = useSaveSchedule()
  const { opened } = props
  const [initial] = useState(props.initial)
  const [draft, setDraft] = useState(initial)
  const [strict, setStrict] = useState(false)
  const [saved, setSaved] = useState<number>()
  // The guard lets go only once it has heard that all is saved.
  useEffect(() => {
    if (saved !== undefined) void go(paths.schedule(saved), { replace: true })
  }, [saved, go])
  const faults = scheduleFaults(draft, t)
  const wrong = Object.keys(faults).length > 0
  const stale = save.error instanceof ScheduleChanged
  const refused =
    save.error !== null && !stale && save.variables.body === bodyOf(draft)
      ? scheduleFault(save.error.message)
      : undefined
  const shown = {
    ...(strict ? faults : { ...faults, schedule_name: undefined }),
    ...(refused === undefined || refused.path === '' ? {} : { [refused.path]: refused.text }),
  }
  const back = opened === undefined ? paths.oncall() : paths.schedule(opened.schedule_id)
  const store = (over: boolean) => {
    setStrict(true)
    if (wrong) return
    save.mutate(
      { body: bodyOf(draft), opened, over },
      {
        onSuccess: ({ schedule_id }) => {
          setSaved(schedule_id)
          tell.done(t.app.saved)
        },
      },
    )
  }
  return (
    <div className={page.page}>
      <PageHead
        title={opened === undefined ? words.titleNew : words.title(opened.schedule_name)}
        crumbs={[{ to: paths.oncall(), text: t.oncall.title }]}
      />
      <form
        className={styles.split}
        onSubmit={(event) => {
          event.preventDefault()
          store(false)
        }}
      >
        <div className={styles.fields}>
          <ScheduleForm
            draft={draft}
            people={people}
            teams={teams.data ?? undefined}
            book={book}
            faults={shown}
            onChange={setDraft}
          />
          {stale && (
            <Notice title={words.stale} text={words.staleText}>
              <div className={styles.buttons}>
                <Button onClick={() => store(true)}>{t.noise.form.over}</Button>
              </div>
            </Notice>
          )}
          {save.error !== null && !stale && (refused === undefined || refused.path === '') && (
            <Failure error={save.error} />
          )}
          <div className={styles.foot}>
            <Button type="primary" htmlType="submit" loading={save.isPending && { delay: 300 }}>
              {opened === undefined ? words.create : words.save}
            </Button>
            <Button onClick={() => void go(back)}>{t.app.cancel}</Button>
            {strict && (wrong || (refused !== undefined && refused.path !== '')) && (
              <span role="status" className={styles.fault}>
                {t.app.fixFirst}
              </span>
            )}
          </div>
        </div>
        <Preview draft={draft} ready={canPreview(faults)} opened={opened} book={book} />
      </form>
      <LeaveGuard unsaved={saved === undefined && draft !== initial} text={words.leaveText} />
    </div>
  )
}

// One body for one draft, so that the preview and what was refused know it again.
const bodies = new WeakMap<ScheduleDraft, ReturnType<typeof scheduleBody>>()
function bodyOf(draft: ScheduleDraft) {
  const body = bodies.get(draft) ?? scheduleBody(draft)
  bodies.set(draft, body)
  return body
}

interface PreviewProps {
  draft: ScheduleDraft
  ready: boolean
  opened: Schedule | undefined
  book: ReturnType<typeof useOnCallBook>
}

/** What the draft would come to, a week at a time; the last good answer stays while something is wrong. */
function Preview({ draft, ready, opened, book }: PreviewProps) {
  const { t, format } = useWords()
  const words = t.oncall.form
  const now = useNow()
  const settled = useSettled(draft, ready, settleMs)
  const zone = knownZone(settled.zone) ? settled.zone : 'UTC'
  const [date, setDate] = useState<string>()
  const at = date ?? today(zone, now)
  const calendar = useMemo(() => calendarOf('week', zone, at), [zone, at])
  const body = useMemo(() => {
    // How people are told of turns changes no turn.
    const said = { ...bodyOf(settled) }
    delete said.notify
    const overrides = (opened?.layers ?? []).filter((each) => each.mode === 1)
    return { ...said, schedule_name: said.schedule_name || '…', layers: [...said.layers, ...overrides] }
  }, [settled, opened])
  const preview = useSchedulePreview(ready || settled !== draft ? body : undefined, {
    start: calendar.start,
    end: calendar.end,
  })
  const told = format.zoned(zone)
  const failed = preview.isError && ready
  return (
    <section aria-labelledby="preview" className={styles.aside}>
      <div className={styles.head}>
        <h2 id="preview">{words.preview}</h2>
        <span className="soft">{`${told.day(calendar.start)} – ${told.day(calendar.end - 1)}`}</span>
        <span className={styles.pager}>
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={t.oncall.grid.earlier}
            title={t.oncall.grid.earlier}
            onClick={() => setDate(turned('week', at, -1))}
          />
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t.oncall.grid.later}
            title={t.oncall.grid.later}
            onClick={() => setDate(turned('week', at, 1))}
          />
        </span>
      </div>
      {!ready && <p className="soft">{words.previewWaits}</p>}
      {failed && <Failure error={preview.error} />}
      {preview.data === undefined ? (
        !failed && <Skeleton rows={4} height={48} gap={1} />
      ) : (
        <>
          <ScheduleGrid
            narrow
            schedule={preview.data.schedule}
            calendar={calendar}
            zone={zone}
            findings={preview.data.findings}
            book={book}
            me={book.me}
          />
          <h3 className={styles.sub}>{t.oncall.finding.title}</h3>
          <FindingList findings={preview.data.findings} zone={zone} book={book} />
        </>
      )}
    </section>
  )
}
