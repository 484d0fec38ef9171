import { DeleteOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { useDeleteOverride } from '../../api/oncall'
import type { Schedule } from '../../api/oncallTypes'
import { useMay } from '../../api/session'
import { membersText, spanText, type Book } from '../../components/oncallText'
import { overridesIn, type Calendar } from '../../components/scheduleGrid'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import styles from './OnCall.module.css'

interface Props {
  schedule: Schedule
  calendar: Calendar
  zone: string
  book: Book
}

/** The overrides of the time shown; each can be taken back. */
export function OverrideList({ schedule, calendar, zone, book }: Props) {
  const { t, format } = useWords()
  const words = t.oncall.override
  const tell = useTell()
  const remove = useDeleteOverride()
  const manages = useMay('schedules:manage')
  const found = overridesIn(schedule.layers, calendar)
  return (
    <section aria-labelledby="overrides" className={styles.part}>
      <h2 id="overrides">{words.title}</h2>
      {found.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <ul className={styles.entries}>
          {found.map((each) => {
            const who = membersText(
              each.groups.flatMap((group) => group.members),
              book,
            )
            const when = spanText(each.layer_start, each.layer_end ?? each.layer_start, zone, format)
            return (
              <li key={each.layer_id}>
                <span className={styles.words}>
                  <strong>{who}</strong>
                  <span className="soft">{when}</span>
                </span>
                {manages && (
                  <Popconfirm
                    title={words.deleteConfirm}
                    okText={words.delete}
                    okButtonProps={{ danger: true }}
                    cancelText={t.app.cancel}
                    onConfirm={() =>
                      remove.mutate(
                        { schedule_id: schedule.schedule_id, layer_id: each.layer_id },
                        { onSuccess: () => tell.done(words.deleted), onError: tell.failed },
                      )
                    }
                  >
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={words.deleteOf(who, when)}
                      title={words.delete}
                    />
                  </Popconfirm>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
