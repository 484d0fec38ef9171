import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/language'
import styles from './CopyField.module.css'

/** The clipboard API is missing on plain http; a hidden text field still works there. */
async function copy(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text)
    return
  }
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
  document.execCommand('copy')
  area.remove()
}

function useCopied(value: string) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), 2000)
    return () => window.clearTimeout(timer)
  }, [copied])
  return { copied, run: () => void copy(value).then(() => setCopied(true)) }
}

/** A value to be copied as it is. */
export function CopyField(props: { value: string; label: string; button: string }) {
  return (
    <div className={styles.row}>
      <code
        className={styles.value}
        role="textbox"
        aria-readonly="true"
        aria-label={props.label}
        tabIndex={0}
      >
        {props.value}
      </code>
      <CopyButton value={props.value} label={props.button} primary />
    </div>
  )
}

/** Copies what is shown beside it. */
export function CopyButton(props: { value: string; label: string; primary?: boolean }) {
  const { t } = useWords()
  const { copied, run } = useCopied(props.value)
  return (
    <Button
      type={props.primary === true ? 'primary' : 'default'}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={props.label}
      onClick={run}
    >
      <span aria-live="polite">{copied ? t.app.copied : t.app.copy}</span>
    </Button>
  )
}
