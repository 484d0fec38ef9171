import { useMay } from '../api/session'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { TabLinks } from '../ui/TabLinks'

/** What belongs to the settings, as far as the reader may see it. */
export function SettingsTabs() {
  const { t } = useWords()
  const audits = useMay('audit:read')
  const integrates = useMay('integrations:read')
  const fields = useMay('fields:read')
  const templates = useMay('templates:read')
  return (
    <TabLinks
      label={t.people.tabsLabel}
      tabs={[
        { to: paths.members(), text: t.people.members.title },
        { to: paths.teams(), text: t.people.teams.title },
        { to: paths.roles(), text: t.people.roles.title },
        ...(templates ? [{ to: paths.templates(), text: t.templates.title }] : []),
        ...(fields ? [{ to: paths.fields(), text: t.fields.title }] : []),
        ...(integrates ? [{ to: paths.webhooks(), text: t.webhooks.title }] : []),
        ...(audits ? [{ to: paths.audit(), text: t.people.audit.title }] : []),
      ]}
    />
  )
}
