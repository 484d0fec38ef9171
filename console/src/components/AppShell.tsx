import { AlertOutlined, ApiOutlined, InboxOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { crumbsId } from '../ui/PageHead'
import styles from './AppShell.module.css'
import { Failure } from './Failure'
import { AccountMenu, LanguageButton, ThemeMenu } from './ShellControls'

/** Which part of the map an address belongs to; one incident is still under Incidents. */
function area(pathname: string): string {
  if (pathname.startsWith('/channel')) return paths.channels()
  if (pathname.startsWith('/oncall')) return paths.oncall()
  if (pathname.startsWith('/integration')) return paths.integrations()
  if (pathname.startsWith('/settings')) return paths.settings()
  return pathname === paths.me() ? '' : paths.incidents()
}

/** The frame around every screen of somebody who is logged in. */
export function AppShell() {
  const { t } = useWords()
  const session = useSession()
  const here = useLocation()

  if (session.isError)
    return (
      <main className={styles.alone}>
        <h1 className="visually-hidden">{t.errors.title}</h1>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  if (session.data === null) return <Navigate to={paths.login(here.pathname + here.search)} replace />

  const links = [
    { to: paths.incidents(), text: t.nav.incidents, icon: <AlertOutlined /> },
    { to: paths.channels(), text: t.nav.channels, icon: <InboxOutlined /> },
    { to: paths.oncall(), text: t.nav.oncall, icon: <TeamOutlined /> },
    { to: paths.integrations(), text: t.nav.integrations, icon: <ApiOutlined /> },
    { to: paths.settings(), text: t.nav.settings, icon: <SettingOutlined /> },
  ]
  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <a
          href={here.pathname}
          className={styles.skip}
          onClick={(event) => {
            event.preventDefault()
            document.querySelector('main')?.focus()
          }}
        >
          {t.app.skip}
        </a>
        <Link to={paths.incidents()} className={styles.brand}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M4 21c4 0 4-11 8-11s4 11 8 11 3-5 8-5" />
          </svg>
          {t.app.name}
        </Link>
        <div id={crumbsId} className={styles.crumbs} />
        <LanguageButton />
        <ThemeMenu />
        {session.data !== undefined && <AccountMenu person={session.data} />}
      </header>
      <nav className={styles.rail} aria-label={t.app.mainNavigation}>
        {links.map((link) => (
          <NavLink
            key={link.to}
            to={link.to}
            className={styles.link ?? ''}
            data-here={area(here.pathname) === link.to}
          >
            {link.icon}
            <span>{link.text}</span>
          </NavLink>
        ))}
      </nav>
      <main className={styles.main} tabIndex={-1}>
        {session.data !== undefined && <Outlet />}
      </main>
    </div>
  )
}
