import { Input, type InputRef } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import type { LabelSuggestion } from '../api/routingTypes'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import styles from './TemplateField.module.css'

const shownVariables = 16
const attributes = ['Title', 'Description', 'EventSeverity', 'AlertKey']

interface Props {
  label: string
  value: string
  error: string | undefined
  lines?: boolean
  suggestions: LabelSuggestion[]
  onChange: (value: string) => void
}

/** A text with holes; what can fill them stands below and is inserted where one was writing. */
export function TemplateField(props: Props) {
  const { t } = useWords()
  const words = t.processing.form
  const control = useRef<InputRef & TextAreaRef>(null)
  const labels = props.suggestions.flatMap(({ key }) =>
    key.startsWith('labels.') ? [key.slice('labels.'.length)] : [],
  )
  const variables = [...attributes.map((name) => `{{.${name}}}`), ...labels.map((name) => `\${${name}}`)]
  const insert = (variable: string) => {
    const element = control.current?.resizableTextArea?.textArea ?? control.current?.input
    const from = element?.selectionStart ?? props.value.length
    const to = element?.selectionEnd ?? from
    props.onChange(props.value.slice(0, from) + variable + props.value.slice(to))
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(from + variable.length, from + variable.length)
    })
  }
  return (
    <div className={styles.template}>
      <Field label={props.label} help={words.templateHelp} error={props.error}>
        {(wiring) =>
          props.lines === true ? (
            <Input.TextArea
              {...wiring}
              ref={control}
              className={styles.text ?? ''}
              spellCheck={false}
              autoSize={{ minRows: 3, maxRows: 10 }}
              value={props.value}
              onChange={(event) => props.onChange(event.target.value)}
            />
          ) : (
            <Input
              {...wiring}
              ref={control}
              className={styles.text ?? ''}
              spellCheck={false}
              autoComplete="off"
              value={props.value}
              onChange={(event) => props.onChange(event.target.value)}
            />
          )
        }
      </Field>
      <ul className={styles.variables} aria-label={words.variables}>
        {variables.slice(0, shownVariables).map((variable) => (
          <li key={variable}>
            <button type="button" onClick={() => insert(variable)}>
              {variable}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
