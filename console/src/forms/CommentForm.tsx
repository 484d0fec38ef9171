import { Button, Input } from 'antd'
import { useState } from 'react'
import { useComment } from '../api/incidents'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import styles from './CommentForm.module.css'

/** What was typed stays until the server has it. */
export function CommentForm(props: { incidentId: string }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const comment = useComment(props.incidentId)
  const tell = useTell()
  const send = () => {
    if (text.trim() === '') return
    comment.mutate(text.trim(), { onSuccess: () => setText(''), onError: tell.failed })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Input.TextArea
        aria-label={t.incident.commentLabel}
        placeholder={t.incident.commentHint}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={1024}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <Button htmlType="submit" loading={comment.isPending && { delay: 300 }} disabled={text.trim() === ''}>
        {t.action.comment}
      </Button>
    </form>
  )
}
