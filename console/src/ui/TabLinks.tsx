import { useEffect, useRef, type ReactNode } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import styles from './TabLinks.module.css'

interface Tab {
  to: string
  text: string
  /** What stands behind the text. */
  mark?: ReactNode
  /** Whether it is this one, where that is not told by the path. */
  current?: boolean
}

/** Tabs that are addresses: each opens in a new tab and can be shared. */
export function TabLinks(props: { label: string; tabs: Tab[] }) {
  const bar = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const here = props.tabs.find((tab) => tab.current)?.to ?? pathname
  // On a phone the tabs scroll; the one whose page this is must be among those in sight.
  useEffect(() => {
    const current = bar.current?.querySelector('[aria-current="page"]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here])
  return (
    <nav ref={bar} aria-label={props.label} className={styles.tabs}>
      {props.tabs.map(({ to, text, mark, current }) =>
        current === undefined ? (
          <NavLink key={to} to={to} end className={styles.tab ?? ''}>
            {text}
            {mark}
          </NavLink>
        ) : (
          <Link
            key={to}
            to={to}
            replace
            preventScrollReset
            aria-current={current ? 'page' : undefined}
            className={styles.tab}
          >
            {text}
            {mark}
          </Link>
        ),
      )}
    </nav>
  )
}
