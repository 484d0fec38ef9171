import { useMay } from '../api/session'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { TabLinks } from '../ui/TabLinks'

/** What belongs to the settings; webhooks and the audit log only for those who may read them. */
export function SettingsTabs() {
  const { t } = useWords()
  const audits = useMay('audit:read')
  const integrates = useMay('integrations:read')
  return (
    <TabLinks
      label={t.people.tabsLabel}
      tabs={[
        { to: paths.members(), text: t.people.members.title },
        { to: paths.teams(), text: t.people.teams.title },
        { to: paths.roles(), text: t.people.roles.title },
        ...(integrates ? [{ to: paths.webhooks(), text: t.webhooks.title }] : []),
        ...(audits ? [{ to: paths.audit(), text: t.people.audit.title }] : []),
      ]}
    />
  )
}
