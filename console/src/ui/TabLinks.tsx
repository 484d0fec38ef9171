import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import styles from './TabLinks.module.css'

/** Tabs that are addresses: each opens in a new tab and can be shared. */
export function TabLinks(props: { label: string; tabs: { to: string; text: string }[] }) {
  const bar = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a phone the tabs scroll; the one whose page this is must be among those in sight.
  useEffect(() => {
    const here = bar.current?.querySelector('[aria-current="page"]')
    here?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <nav ref={bar} aria-label={props.label} className={styles.tabs}>
      {props.tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={styles.tab ?? ''}>
          {tab.text}
        </NavLink>
      ))}
    </nav>
  )
}
