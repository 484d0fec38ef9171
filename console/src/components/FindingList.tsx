import { CheckOutlined, InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Finding } from '../api/oncallTypes'
import { useWords } from '../i18n/language'
import { useNow } from '../ui/now'
import styles from './FindingList.module.css'
import { findingText, spanText, type Book } from './oncallText'

const shownFirst = 6

/** A hole matters more than people who are on call together, which may be meant so. */
const gapsFirst = (findings: readonly Finding[]) =>
  findings.toSorted((a, b) => Number(b.code === 'gap') - Number(a.code === 'gap') || a.start - b.start)

interface Props {
  findings: readonly Finding[]
  zone: string
  book: Book
  /** Offered at gaps. */
  onFill?: ((finding: Finding) => void) | undefined
}

/** Where a schedule leaves a hole or has more people than meant; or that there is nothing of the kind. */
export function FindingList({ findings, zone, book, onFill }: Props) {
  const { t, format } = useWords()
  const words = t.oncall.finding
  const now = useNow()
  const [all, setAll] = useState(false)
  // What is over cannot be mended any more.
  const ahead = gapsFirst(findings.filter((each) => each.end > now))
  if (ahead.length === 0)
    return (
      <p className="soft">
        <CheckOutlined aria-hidden="true" /> {words.none}
      </p>
    )
  return (
    <>
      <ul className={styles.list}>
        {ahead.slice(0, all ? undefined : shownFirst).map((each) => (
          <li key={`${each.code} ${each.start} ${each.text}`}>
            <InfoCircleOutlined aria-hidden="true" className={styles.icon} />
            <span className={styles.words}>
              <span className={styles.what}>{findingText(each, book)}</span>
              <span className="soft">
                {spanText(each.start, each.end, zone, format)} ({format.duration(each.end - each.start)})
              </span>
            </span>
            {each.code === 'gap' && onFill !== undefined && (
              <Button size="small" onClick={() => onFill(each)}>
                {words.fill}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ahead.length > shownFirst && (
        <div>
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.incident.showFewer : words.all(format.number(ahead.length))}
          </Button>
        </div>
      )}
    </>
  )
}
