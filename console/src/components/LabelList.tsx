import { useWords } from '../i18n/language'
import { Details } from '../ui/Details'

/** Labels as they came: text, never markup. */
export function LabelList(props: { labels: Record<string, string> }) {
  const { t } = useWords()
  const rows = Object.entries(props.labels).sort(([a], [b]) => a.localeCompare(b))
  if (rows.length === 0) return <p className="soft">{t.incident.noLabels}</p>
  return <Details rows={rows} mono />
}
