import { NavLink } from 'react-router'
import styles from './TabLinks.module.css'

/** Tabs that are addresses: each opens in a new tab and can be shared. */
export function TabLinks(props: { label: string; tabs: { to: string; text: string }[] }) {
  return (
    <nav aria-label={props.label} className={styles.tabs}>
      {props.tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={styles.tab ?? ''}>
          {tab.text}
        </NavLink>
      ))}
    </nav>
  )
}
