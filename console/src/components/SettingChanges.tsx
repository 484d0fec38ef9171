import { useWords } from '../i18n/language'
import { BeforeAfter } from './NoiseChanges'
import styles from './SettingChanges.module.css'
import type { SettingChange } from './settingsChanges'

/** Settings by name: what they are, then what they would become. */
export function SettingChanges(props: { changes: SettingChange[] }) {
  const { t } = useWords()
  return (
    <dl className={styles.list}>
      {props.changes.map(({ part, before, after }) => (
        <div key={part} className={styles.change}>
          <dt>{t.noise.part[part]}</dt>
          <dd>
            <BeforeAfter before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
