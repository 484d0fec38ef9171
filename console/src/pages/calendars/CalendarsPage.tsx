import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useServiceCalendars } from '../../api/calendars'
import { useMay } from '../../api/session'
import { dayNames } from '../../components/noiseSentence'
import { Listed } from '../../components/Listed'
import { OnCallTabs } from '../../components/OnCallTabs'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import styles from './Calendars.module.css'

const CalendarDialog = lazy(async () => ({
  default: (await import('../../forms/CalendarDialog')).CalendarDialog,
}))

/** The calendars that say which days people work. */
export function CalendarsPage() {
  const manages = useMay('calendars:manage')
  const { t, format } = useWords()
  const words = t.calendars
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const calendars = useServiceCalendars()
  const items = calendars.data
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ create: '' })}>
      {words.create}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        crumbs={[{ to: paths.oncall(), text: t.oncall.title }]}
        note={
          items !== undefined && items.length > 0 ? words.count(format.number(items.length)) : words.intro
        }
        actions={items !== undefined && items.length > 0 && create}
      />
      <OnCallTabs />
      <Listed
        query={calendars}
        height={64}
        emptyTitle={words.emptyTitle}
        emptyText={words.emptyText}
        first={create}
      >
        {(shown) => (
          <ul className={styles.list} aria-label={words.list}>
            {shown.map((each) => (
              <li key={each.cal_id}>
                <Link to={paths.calendar(each.cal_id)} className={styles.name}>
                  {each.cal_name}
                </Link>
                <span>
                  {each.workdays.length === 0 ? words.worksNever : words.works(dayNames(each.workdays, t))}
                </span>
                <span className="soft">{each.timezone}</span>
                {each.description !== '' && <span className="soft">{each.description}</span>}
              </li>
            ))}
          </ul>
        )}
      </Listed>
      <Suspense>
        {search.has('create') && (
          <CalendarDialog
            calendar={undefined}
            onClose={() => setSearch({}, { replace: true })}
            onSaved={(id) => void go(paths.calendar(id), { replace: true })}
          />
        )}
      </Suspense>
    </div>
  )
}
