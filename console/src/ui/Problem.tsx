import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/language'
import styles from './Problem.module.css'

interface Props {
  happened: string
  meaning: string
  remedy: string
  requestId?: string
  onRetry?: (() => void) | undefined
  children?: ReactNode
}

/** An error in three sentences: what happened, what it means, what to do. */
export function Problem(props: Props) {
  const { t } = useWords()
  return (
    <div className={styles.problem} role="alert">
      <h2>{props.happened}</h2>
      <p>{props.meaning}</p>
      <p>{props.remedy}</p>
      {props.requestId !== undefined && props.requestId !== '' && (
        <p className="mono soft">{t.app.reference(props.requestId)}</p>
      )}
      <div className={styles.actions}>
        {props.onRetry !== undefined && <Button onClick={props.onRetry}>{t.app.retry}</Button>}
        {props.children}
      </div>
    </div>
  )
}
