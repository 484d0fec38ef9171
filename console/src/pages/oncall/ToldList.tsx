import { Link } from 'react-router'
import { useShiftNotices } from '../../api/oncall'
import type { Schedule } from '../../api/oncallTypes'
import { IfMay } from '../../components/IfMay'
import { Notices } from '../../components/NoticeList'
import { shiftText } from '../../components/noticeText'
import { notifyDrafts } from '../../forms/notifyDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import styles from './OnCall.module.css'

/** Who was told of the shifts of a schedule, by what, and how that went. */
export function ToldList({ schedule, zone }: { schedule: Schedule; zone: string }) {
  const { t, format } = useWords()
  const words = t.oncall.told
  const { schedule_id: id } = schedule
  const notices = useShiftNotices(id)
  const off = notifyDrafts(schedule.notify ?? undefined).notify === undefined
  return (
    <section aria-labelledby="told" className={styles.part}>
      <h2 id="told">{words.title}</h2>
      {off && (
        <p className={`soft ${styles.where}`}>
          {words.off}{' '}
          <IfMay permission="schedules:manage">
            <Link to={paths.scheduleEdit(id)}>{words.set}</Link>
          </IfMay>
        </p>
      )}
      {(!off || (notices.data ?? []).length > 0) && (
        <Notices
          query={notices}
          none={words.none}
          zone={zone}
          about={(each) => shiftText(each, zone, t, format)}
        />
      )}
    </section>
  )
}
