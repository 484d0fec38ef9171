import { InfoCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** Something to know before going on; no severity colour, for nothing has fired. */
export function Notice(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      <InfoCircleOutlined className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <strong>{props.title}</strong>
        <p>{props.text}</p>
        {props.children}
      </div>
    </div>
  )
}
