import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useOnCall, useSchedules } from '../../api/oncall'
import { useMay } from '../../api/session'
import { Listed } from '../../components/Listed'
import { OnCallTabs } from '../../components/OnCallTabs'
import { useOnCallBook } from '../../components/useOnCallBook'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { useNow } from '../../ui/now'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { FeedPart } from '../../components/FeedPart'
import { MyShifts } from './MyShifts'
import styles from './OnCall.module.css'
import { OnCallRow } from './OnCallRow'

const hour = 3600
const shownDays = 7

/** Who is on call now, by schedule; below it the reader's own shifts. */
export function OnCallPage() {
  const manages = useMay('schedules:manage')
  const { t, format } = useWords()
  const words = t.oncall
  const go = useNavigate()
  const now = useNow()
  const from = now - (now % hour)
  const window = useMemo(() => ({ start: from, end: from + shownDays * 24 * hour }), [from])
  const onCall = useOnCall()
  const schedules = useSchedules(window)
  const book = useOnCallBook(onCall.data)
  const byId = useMemo(
    () => new Map((schedules.data ?? []).map((each) => [each.schedule_id, each])),
    [schedules.data],
  )
  const items = onCall.data
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.scheduleNew())}>
      {words.create}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={items !== undefined && items.length > 0 && words.count(format.number(items.length))}
        actions={items !== undefined && items.length > 0 && create}
      />
      <OnCallTabs />
      <Listed
        query={onCall}
        height={104}
        emptyTitle={words.emptyTitle}
        emptyText={words.emptyText}
        first={create}
      >
        {(shown) => (
          <>
            <ul className={styles.list} aria-label={words.now}>
              {shown.map((each) => (
                <OnCallRow
                  key={each.schedule_id}
                  item={each}
                  schedule={byId.get(each.schedule_id)}
                  window={window}
                  book={book}
                />
              ))}
            </ul>
            <div className={styles.halves}>
              <MyShifts book={book} from={from} />
              <FeedPart scheduleId={0} />
            </div>
          </>
        )}
      </Listed>
    </div>
  )
}
