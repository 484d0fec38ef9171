import { PlusOutlined, SwapOutlined } from '@ant-design/icons'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { Finding, Schedule, Shift } from '../api/oncallTypes'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import { findingText, shiftText, spanText, type Book } from './oncallText'
import { joined, oddDays, peopleOf, placed, shadeKey, shades, stretches, type Calendar } from './scheduleGrid'
import styles from './ScheduleGrid.module.css'
import { useTrackDrag } from './useTrackDrag'

interface Props {
  schedule: Schedule
  calendar: Calendar
  /** By whose clocks it is shown. */
  zone: string
  findings: readonly Finding[]
  book: Book
  me: number
  /** Where there is little room. */
  narrow?: boolean
  /** Whether a stretch of the final row can be taken over; it is called with what was chosen. */
  onPick?: ((start: number, end: number, people: number[]) => void) | undefined
}

/** Who is on call as rows of a calendar: one for each layer, one for overrides, and what comes of them. */
export function ScheduleGrid(props: Props) {
  const { t } = useWords()
  const words = t.oncall.grid
  const { schedule, calendar } = props
  const shade = useMemo(
    () => shades([...schedule.layer_schedules, schedule.final_schedule].flatMap((each) => each.schedules)),
    [schedule.layer_schedules, schedule.final_schedule],
  )
  const layers = schedule.layer_schedules.filter((each) => each.mode === 0)
  const overrides = schedule.layer_schedules.filter((each) => each.mode === 1)
  const days = calendar.days.length - 1
  const scroller = useRef<HTMLDivElement>(null)
  const { start, end } = calendar
  // Where not all of it has room, the present is what one looks for.
  useEffect(() => {
    const element = scroller.current
    const box = placed(Date.now() / 1000, Infinity, { start, end })
    if (element === null) return
    element.scrollLeft = box === undefined ? 0 : Math.max(0, (box.left / 100) * element.scrollWidth - 72)
  }, [start, end])
  return (
    <div ref={scroller} className={styles.scroller} role="region" aria-label={words.label} tabIndex={0}>
      <div
        className={styles.grid}
        data-days={props.narrow === true ? 'narrow' : days > 14 ? 'many' : days > 7 ? 'more' : 'few'}
      >
        <Days {...props} />
        {layers.map((each, index) => (
          <Row key={index} name={each.layer_name} {...props}>
            <Bars shifts={each.schedules} shade={shade} {...props} />
          </Row>
        ))}
        {overrides.length > 0 && (
          <Row name={words.overrides} {...props}>
            <Bars shifts={overrides.flatMap((each) => each.schedules)} shade={shade} {...props} />
          </Row>
        )}
        <Final shade={shade} {...props} />
      </div>
    </div>
  )
}

function Days({ calendar, zone }: Props) {
  const { t, format } = useWords()
  const now = useNow()
  const odd = oddDays(calendar.days)
  const told = format.zoned(zone)
  return (
    <div className={styles.days}>
      {calendar.days.slice(0, -1).map((day, index) => {
        const end = calendar.days[index + 1] ?? day
        const hours = odd.get(index)
        return (
          <div
            key={day}
            className={styles.day}
            style={{ flexGrow: Math.max(1, end - day) }}
            data-today={now >= day && now < end}
          >
            <span>{told.weekDay(day + 3600)}</span>
            {hours !== undefined && (
              <span className={styles.odd} title={t.oncall.grid.oddDay(format.number(hours))}>
                {t.oncall.grid.hours(format.number(hours))}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Row(props: Props & { name: string; final?: boolean; children: ReactNode }) {
  const { calendar } = props
  const now = useNow()
  const line = placed(now, now + 1, calendar)
  return (
    <div className={styles.row} data-final={props.final ?? false} role="group" aria-label={props.name}>
      <span className={styles.name} title={props.name}>
        {props.name}
      </span>
      <div className={styles.track}>
        {calendar.days.slice(1, -1).map((day) => (
          <i
            key={day}
            className={styles.line}
            style={{ left: `${placed(day, day + 1, calendar)?.left ?? 0}%` }}
          />
        ))}
        {props.children}
        {line !== undefined && <i className={styles.now} style={{ left: `${line.left}%` }} />}
      </div>
    </div>
  )
}

type Shades = ReadonlyMap<string, number>

function Bars(props: Props & { shifts: Shift[]; shade: Shades }) {
  const { calendar, book, me, zone, shade } = props
  const { format } = useWords()
  const { t } = book
  return (
    <ol className={styles.bars}>
      {joined(props.shifts).map((shift) => {
        const box = placed(shift.start, shift.end, calendar)
        if (box === undefined) return null
        const who = shiftText(shift, book)
        const when = spanText(shift.start, shift.end, zone, format)
        return (
          <li
            key={`${shift.start} ${shift.index}`}
            className={styles.bar}
            style={{ left: `${box.left}%`, width: `${box.width}%` }}
            title={`${who}\n${when}`}
            data-shade={(shade.get(shadeKey(shift)) ?? 0) % 3}
            data-nobody={peopleOf(shift).length === 0}
            data-mine={peopleOf(shift).includes(me)}
          >
            <span className={styles.who}>{who}</span>
            <span className="visually-hidden">
              {t.oncall.grid.apart}
              {when}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Final(props: Props & { shade: Shades }) {
  const { schedule, calendar, book, me, zone, shade, onPick } = props
  const { t, format } = useWords()
  const words = t.oncall.grid
  const { track, range, start } = useTrackDrag(calendar, (from, to) => onPick?.(from, to, []))
  const chosen = range === undefined ? undefined : placed(range.start, range.end, calendar)
  const marks = props.findings.filter((each) => each.code !== 'gap')
  return (
    <Row {...props} name={words.final} final>
      <ol
        ref={track}
        className={styles.bars}
        data-open={onPick !== undefined}
        onPointerDown={onPick === undefined ? undefined : start}
      >
        {stretches(schedule, calendar).map((each) => {
          const box = placed(each.start, each.end, calendar)
          if (box === undefined) return null
          const { shift } = each
          const who = shift === undefined ? words.nobody : shiftText(shift, book)
          const when = spanText(each.start, each.end, zone, format)
          const inner = (
            <>
              {each.overridden && <SwapOutlined aria-label={words.overridden} />}
              <span className={styles.who}>{who}</span>
              <span className="visually-hidden">
                {words.apart}
                {when}
                {onPick !== undefined && words.takeOver}
              </span>
              {onPick !== undefined && <PlusOutlined className={styles.plus} aria-hidden="true" />}
            </>
          )
          const people = shift === undefined ? [] : peopleOf(shift)
          return (
            <li
              key={each.start}
              className={styles.bar}
              style={{ left: `${box.left}%`, width: `${box.width}%` }}
              title={`${who}\n${when}`}
              data-shade={shift === undefined ? 0 : (shade.get(shadeKey(shift)) ?? 0) % 3}
              data-nobody={shift === undefined}
              data-mine={people.includes(me)}
            >
              {onPick === undefined ? (
                inner
              ) : (
                <button
                  type="button"
                  className={styles.pick}
                  onClick={() => onPick(each.start, each.end, people)}
                >
                  {inner}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {marks.map((each) => {
        const box = placed(each.start, each.end, calendar)
        return (
          box !== undefined && (
            <i
              key={`${each.code} ${each.start}`}
              className={styles.mark}
              style={{ left: `${box.left}%`, width: `${box.width}%` }}
              title={findingText(each, book)}
            />
          )
        )
      })}
      {chosen !== undefined && range !== undefined && (
        <div className={styles.chosen} style={{ left: `${chosen.left}%`, width: `${chosen.width}%` }}>
          <span>{spanText(range.start, range.end, zone, format)}</span>
        </div>
      )}
    </Row>
  )
}
