import { Link } from 'react-router'
import type { Window } from '../../api/oncall'
import type { OnCallNow, OnCallPerson, Schedule } from '../../api/oncallTypes'
import { peopleOf, placed, stretches } from '../../components/scheduleGrid'
import { personName, shiftText, spanText, whenText, type Book } from '../../components/oncallText'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { useNow } from '../../ui/now'
import styles from './OnCall.module.css'

interface Props {
  item: OnCallNow
  /** With the shifts of the days ahead, once they are known. */
  schedule: Schedule | undefined
  window: Window
  book: Book & { me: number }
}

/** One schedule: who is on call, as what and until when, who is next, and the days ahead. */
export function OnCallRow({ item, schedule, window, book }: Props) {
  const { t, format } = useWords()
  const words = t.oncall
  const now = useNow()
  const zone = item.time_zone
  const change = item.next_change ?? 0
  const next = schedule?.next_oncall ?? undefined
  const nextText = () => {
    if (next === undefined || peopleOf(next).length === 0) return undefined
    const who = shiftText(next, book)
    return next.start > change && change > 0 && item.oncall.length > 0
      ? words.nextAfterGap(who, whenText(next.start, now, zone, format))
      : item.oncall.length === 0
        ? words.nextFrom(who, whenText(next.start, now, zone, format))
        : words.next(who)
  }
  const told = nextText()
  return (
    <li className={styles.item} data-nobody={item.oncall.length === 0}>
      <div className={styles.head}>
        <Link to={paths.schedule(item.schedule_id)} className={styles.name}>
          {item.schedule_name}
        </Link>
        <span className={styles.zone}>{zone}</span>
      </div>
      <div className={styles.now}>
        {item.oncall.length === 0 ? (
          <p className={styles.gap}>
            {change > 0 ? words.nobodyUntil(whenText(change, now, zone, format)) : words.nobodyAtAll}
          </p>
        ) : (
          <ul className={styles.people}>
            {item.oncall.map((each) => (
              <Person key={`${each.person_id} ${each.role_id}`} each={each} zone={zone} book={book} />
            ))}
          </ul>
        )}
        {told !== undefined && <p className={styles.next}>{told}</p>}
      </div>
      <Strip schedule={schedule} window={window} zone={zone} book={book} />
    </li>
  )
}

function Person(props: { each: OnCallPerson; zone: string; book: Book & { me: number } }) {
  const { t, format } = useWords()
  const now = useNow()
  const { each, zone, book } = props
  const name = each.person_name || personName(each.person_id, book)
  return (
    <li>
      <strong>{name}</strong>
      {each.role_name !== '' && <span> · {each.role_name}</span>}
      {each.person_id === book.me && <span className={styles.you}>{t.oncall.you}</span>}{' '}
      <span className="soft" title={format.exact(each.until)}>
        {t.oncall.until(
          whenText(each.until, now, zone, format),
          format.duration(minutely(each.until - now)).replaceAll(' ', '\u00a0'),
        )}
      </span>
    </li>
  )
}

const minutely = (seconds: number) => Math.max(60, seconds - (seconds % 60))

/** The days ahead at a glance; the schedule's own page tells them in full. */
function Strip(props: Omit<Props, 'item'> & { zone: string }) {
  const { t, format } = useWords()
  const { schedule, window, zone, book } = props
  return (
    <ol className={styles.strip} aria-label={t.oncall.ahead}>
      {schedule !== undefined &&
        stretches(schedule, window).map((each, index) => {
          const box = placed(each.start, each.end, window)
          if (box === undefined) return null
          const who = each.shift === undefined ? t.oncall.nobody : shiftText(each.shift, book)
          const when = spanText(each.start, each.end, zone, format)
          return (
            <li
              key={each.start}
              style={{ left: `${box.left}%`, width: `${box.width}%` }}
              title={`${who}\n${when}`}
              data-nobody={each.shift === undefined}
              data-odd={index % 2}
            >
              <span>{who}</span>
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
