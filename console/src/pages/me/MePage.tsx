import { usePreferences } from '../../api/me'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { FeedPart } from '../../components/FeedPart'
import { PreferenceForm } from '../../forms/PreferenceForm'
import { useWords } from '../../i18n/language'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { ContactPart } from './ContactPart'
import { KeyPart } from './KeyPart'
import styles from './Me.module.css'
import { PasswordPart } from './PasswordPart'
import { ProfilePart } from './ProfilePart'

/** Everything of one's own: who one is, how one is reached, and what acts in one's name. */
export function MePage() {
  const { t } = useWords()
  const words = t.me
  const keys = useMay('api_keys:read')
  const preferences = usePreferences()
  const parts: [string, string][] = [
    ['profile', words.profile.title],
    ['contacts', words.contacts.title],
    ['preference', words.preference.title],
    ['password', words.password.title],
    ...(keys ? [['keys', words.keys.title] as [string, string]] : []),
    ['feed', words.feeds],
  ]
  return (
    <div className={page.page}>
      <PageHead title={words.title} />
      <div className={styles.columns}>
        <nav className={styles.index} aria-label={words.parts}>
          {parts.map(([id, text]) => (
            <a
              key={id}
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(id)?.scrollIntoView({ block: 'start' })
              }}
            >
              {text}
            </a>
          ))}
        </nav>
        <div className={styles.parts}>
          <ProfilePart />
          <ContactPart />
          <section className={styles.part} aria-labelledby="preference">
            <h2 id="preference">{words.preference.title}</h2>
            <p className="soft">{words.preference.intro}</p>
            {preferences.data !== undefined ? (
              <PreferenceForm key={preferences.dataUpdatedAt} first={preferences.data} />
            ) : preferences.isError ? (
              <Failure error={preferences.error} onRetry={() => void preferences.refetch()} />
            ) : (
              <Skeleton rows={4} height={40} gap={12} />
            )}
          </section>
          <PasswordPart />
          {keys && <KeyPart />}
          <FeedPart scheduleId={0} />
        </div>
      </div>
    </div>
  )
}
