import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMay } from '../api/session'
import { useWords } from '../i18n/language'
import { EmptyState } from '../ui/EmptyState'
import { PageHead } from '../ui/PageHead'
import page from '../ui/page.module.css'

interface Props {
  /** Such as `schedules:manage`. */
  permission: string
  title: string
  back: { to: string; text: string }
  children: ReactNode
}

/** A page that changes something; whoever opens its address and may only look is told so and led back. */
export function OnlyChangers({ permission, title, back, children }: Props) {
  const { t } = useWords()
  if (useMay(permission)) return children
  return (
    <div className={page.page}>
      <PageHead title={title} crumbs={[back]} />
      <EmptyState title={t.people.onlyLook} text={t.people.onlyLookText}>
        <Link to={back.to}>{t.people.backTo(back.text)}</Link>
      </EmptyState>
    </div>
  )
}
