import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { TabLinks } from '../ui/TabLinks'

/** What belongs to being on call: the schedules, and which days people work. */
export function OnCallTabs() {
  const { t } = useWords()
  return (
    <TabLinks
      label={t.oncall.tabsLabel}
      tabs={[
        { to: paths.oncall(), text: t.oncall.now },
        { to: paths.calendars(), text: t.calendars.title },
      ]}
    />
  )
}
