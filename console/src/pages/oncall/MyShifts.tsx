import { useMemo } from 'react'
import { Link } from 'react-router'
import { useMySchedules } from '../../api/oncall'
import type { Schedule } from '../../api/oncallTypes'
import { Failure } from '../../components/Failure'
import { myShifts } from '../../components/myShifts'
import { spanText, type Book } from '../../components/oncallText'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { useNow } from '../../ui/now'
import { Skeleton } from '../../ui/Skeleton'
import { hereZone } from '../../ui/zoned'
import styles from './OnCall.module.css'

const day = 86_400
const ahead = 28 * day

/** Asked beyond both ends, so that no shift that is told is cut. */
const margins = { before: 7 * day, after: 10 * day }

/** When the reader is on call in the next four weeks, by their own clock. */
export function MyShifts({ book, from }: { book: Book & { me: number }; from: number }) {
  const { t } = useWords()
  const words = t.oncall.mine
  const window = useMemo(() => ({ start: from - margins.before, end: from + ahead + margins.after }), [from])
  const schedules = useMySchedules(window)
  return (
    <section aria-labelledby="mine" className={styles.part}>
      <h2 id="mine">{words.title}</h2>
      {schedules.data === undefined ? (
        schedules.isError ? (
          <Failure error={schedules.error} onRetry={() => void schedules.refetch()} />
        ) : (
          <Skeleton rows={3} height={36} gap={4} />
        )
      ) : (
        <Shifts schedules={schedules.data} from={from} book={book} />
      )}
    </section>
  )
}

function Shifts(props: { schedules: Schedule[]; from: number; book: Book & { me: number } }) {
  const { t, format } = useWords()
  const words = t.oncall.mine
  const now = useNow()
  const { book } = props
  const zone = hereZone()
  const shifts = myShifts(props.schedules, book.me).filter(
    (each) => each.end > now && each.start < props.from + ahead,
  )
  if (shifts.length === 0) return <p className="soft">{words.none}</p>
  return (
    <>
      <ul className={styles.shifts}>
        {shifts.map((each) => (
          <li key={`${each.schedule.schedule_id} ${each.start}`} data-now={each.start <= now}>
            <span>{spanText(each.start, each.end, zone, format)}</span>
            <span className={styles.where}>
              <Link to={paths.schedule(each.schedule.schedule_id)}>{each.schedule.schedule_name}</Link>
              {each.roles
                .map((role) => book.roles.get(role))
                .filter(Boolean)
                .map((role) => ` · ${role}`)}
            </span>
            <span className="soft">{format.duration(each.end - each.start)}</span>
          </li>
        ))}
      </ul>
      <p className="soft">{words.zone(zone)}</p>
    </>
  )
}
