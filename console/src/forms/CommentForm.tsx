import { Button, Mentions } from 'antd'
import { useState } from 'react'
import { useComment } from '../api/incidents'
import { usePeople } from '../api/people'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import styles from './CommentForm.module.css'
import { mentioned } from './mentions'

export const commentId = 'comment'

/** What was typed stays until the server has it; `@` speaks to somebody. */
export function CommentForm(props: { incidentId: string }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { people } = usePeople()
  const comment = useComment(props.incidentId)
  const tell = useTell()
  const send = () => {
    if (text.trim() === '') return
    const mentions = mentioned(text, people)
    comment.mutate(
      { comment: text.trim(), ...(mentions.length > 0 ? { mentions } : {}) },
      { onSuccess: () => setText(''), onError: tell.failed },
    )
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Mentions
        id={commentId}
        aria-label={t.incident.commentLabel}
        placeholder={`${t.incident.commentHint} ${t.moves.mentionHelp}`}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={1024}
        value={text}
        options={people.map((each) => ({
          key: String(each.member_id),
          value: each.member_name || (each.email ?? ''),
          label: each.member_name || (each.email ?? ''),
        }))}
        onChange={setText}
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
