import { EditOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useMove } from '../api/incidents'
import { moves, type IncidentTexts } from '../api/moves'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import styles from './TextInPlace.module.css'

export type TextName = Exclude<keyof IncidentTexts, 'incident_severity'>

interface Props {
  incidentId: string
  name: TextName
  value: string
  /** Whether the reader may write. */
  editable: boolean
  /** Whether the heading above says already what this is. */
  bare?: boolean
}

/** A text of an incident, written over where it stands. */
export function TextInPlace({ incidentId, name, value, editable, bare = false }: Props) {
  const { t } = useWords()
  const words = t.moves
  const [typed, setTyped] = useState<string>()
  if (typed !== undefined)
    return (
      <TextEditor
        incidentId={incidentId}
        name={name}
        first={typed}
        onClose={() => setTyped(undefined)}
        onRefused={setTyped}
      />
    )
  if (value === '' && !editable) return null
  if (value === '')
    return (
      <div>
        <Button type="link" className={styles.add ?? ''} onClick={() => setTyped('')}>
          {words.add(words.lower[name])}
        </Button>
      </div>
    )
  return (
    <div className={styles.text}>
      <div className={styles.said}>
        {!bare && <span className={styles.name}>{words.texts[name]}</span>}
        <p>{value}</p>
      </div>
      {editable && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={words.edit(words.lower[name])}
          title={words.edit(words.lower[name])}
          onClick={() => setTyped(value)}
        />
      )}
    </div>
  )
}

interface EditorProps {
  incidentId: string
  name: TextName
  first: string
  onClose: () => void
  onRefused: (typed: string) => void
}

/** What was typed comes back when the server refuses it. */
export function TextEditor({ incidentId, name, first, onClose, onRefused }: EditorProps) {
  const { t } = useWords()
  const words = t.moves
  const move = useMove()
  const tell = useTell()
  const [text, setText] = useState(first)
  const missing = name === 'title' && text.trim() === ''
  const save = () => {
    if (missing) return
    if (text.trim() === first) {
      onClose()
      return
    }
    // A promise, since the editor is gone before the server answers.
    void move.mutateAsync(moves.reset(incidentId, { [name]: text.trim() })).catch((error: unknown) => {
      tell.failed(error)
      onRefused(text)
    })
    onClose()
  }
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Input.TextArea
        autoFocus
        aria-label={words.texts[name]}
        aria-invalid={missing}
        status={missing ? 'error' : ''}
        placeholder={words.hints[name]}
        autoSize={{ minRows: name === 'title' ? 1 : 2, maxRows: 12 }}
        maxLength={name === 'title' ? 512 : 6144}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter' && (name === 'title' || event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            save()
          }
        }}
      />
      {missing && <p className={styles.fault}>{words.titleMissing}</p>}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" size="small">
          {t.app.save}
        </Button>
        <Button size="small" onClick={onClose}>
          {t.app.cancel}
        </Button>
      </div>
    </form>
  )
}
