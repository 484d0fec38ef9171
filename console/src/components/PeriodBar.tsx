import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/language'
import styles from './PeriodBar.module.css'

interface Props {
  /** What is shown, in words. */
  period: string
  onTurn: (by: 1 | -1) => void
  onToday: () => void
  children: ReactNode
}

/** Leafs through time; beside it how much is shown at once. */
export function PeriodBar({ period, onTurn, onToday, children }: Props) {
  const { t } = useWords()
  const words = t.oncall.grid
  return (
    <div className={styles.bar}>
      <div className={styles.pager}>
        <Button
          icon={<LeftOutlined />}
          aria-label={words.earlier}
          title={words.earlier}
          onClick={() => onTurn(-1)}
        />
        <Button onClick={onToday}>{words.today}</Button>
        <Button
          icon={<RightOutlined />}
          aria-label={words.later}
          title={words.later}
          onClick={() => onTurn(1)}
        />
      </div>
      <p className={styles.period} aria-live="polite">
        {period}
      </p>
      {children}
    </div>
  )
}
