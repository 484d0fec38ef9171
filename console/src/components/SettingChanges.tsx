import { useWords } from '../i18n/language'
import styles from './SettingChanges.module.css'
import type { SettingChange } from './settingsChanges'

/** Settings by name: what they are, then what they would become. */
export function SettingChanges(props: { changes: SettingChange[] }) {
  const { t } = useWords()
  return (
    <dl className={styles.list}>
      {props.changes.map(({ name, before, after }) => (
        <div key={name} className={styles.change}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.before}>{before}</span>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">{t.routes.diff.after}: </span>
            <span className={styles.after}>{after}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
