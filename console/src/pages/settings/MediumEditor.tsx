import { DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { askPreset, type Medium, type Words } from '../../api/templates'
import { mediumName } from '../../components/escalationSentence'
import { useTell } from '../../components/tell'
import { TemplateReference } from '../../components/TemplateReference'
import { lineSpan, templateLimits, type SourceFault } from '../../forms/templateDraft'
import { useWords } from '../../i18n/language'
import { Field } from '../../ui/Field'
import { SourceEditor } from '../../ui/SourceEditor'
import styles from './Template.module.css'
import { TemplatePreview } from './TemplatePreview'

interface Props {
  medium: Medium
  source: string
  /** What saving this source was refused with. */
  refused: SourceFault | undefined
  readOnly: boolean
  onChange: (source: string) => void
}

/** The words for one medium, what may stand in them, and what they say of an incident. */
export function MediumEditor({ medium, source, refused, readOnly, onChange }: Props) {
  const { t, format, language } = useWords()
  const words = t.templates
  const control = useRef<HTMLTextAreaElement>(null)
  const [tried, setTried] = useState<SourceFault>()
  const fault = refused ?? tried
  const select = (from: number, to: number) =>
    requestAnimationFrame(() => {
      control.current?.focus()
      control.current?.setSelectionRange(from, to)
    })
  const insert = (text: string) => {
    const element = control.current
    const from = element?.selectionStart ?? source.length
    const to = element?.selectionEnd ?? from
    onChange(source.slice(0, from) + text + source.slice(to))
    select(from + text.length, from + text.length)
  }
  const line = fault?.line
  return (
    <div className={styles.editor}>
      <div className={styles.main}>
        <Field
          label={words.source(mediumName(medium, { t }))}
          help={source.trim() === '' ? words.sourceEmpty : words.sourceHelp}
          error={
            fault === undefined
              ? undefined
              : line === undefined
                ? fault.text
                : words.wrongLine(format.number(line), fault.text)
          }
        >
          {(wiring) => (
            <SourceEditor
              {...wiring}
              control={control}
              value={source}
              fault={line}
              maxLength={templateLimits.source}
              readOnly={readOnly}
              onChange={onChange}
            />
          )}
        </Field>
        <div className={styles.tools}>
          {!readOnly && (
            <>
              <Preset medium={medium} filled={source.trim() !== ''} language={language} onTake={onChange} />
              <Button type="text" disabled={source === ''} onClick={() => onChange('')}>
                {words.clear}
              </Button>
            </>
          )}
          {line !== undefined && (
            <Button type="text" onClick={() => select(...lineSpan(source, line))}>
              {words.toLine(format.number(line))}
            </Button>
          )}
        </div>
        <TemplatePreview medium={medium} source={source} onFault={setTried} />
      </div>
      <TemplateReference onInsert={readOnly ? undefined : insert} />
    </div>
  )
}

interface PresetProps {
  medium: Medium
  filled: boolean
  language: Words
  onTake: (source: string) => void
}

/** Takes the words that come with Quell, to change them. */
function Preset({ medium, filled, language, onTake }: PresetProps) {
  const { t } = useWords()
  const words = t.templates
  const { modal } = App.useApp()
  const tell = useTell()
  const take = (of: Words) =>
    askPreset(medium, of)
      .then(({ content }) => onTake(content))
      .catch(tell.failed)
  const ask = (of: Words) => {
    if (filled)
      void modal.confirm({
        title: words.presetReplace,
        content: words.presetReplaceText,
        okText: words.presetReplaceDo,
        cancelText: t.app.cancel,
        onOk: () => take(of),
      })
    else void take(of)
  }
  const order: Words[] = language === 'zh' ? ['zh', 'en'] : ['en', 'zh']
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: order.map((key) => ({ key, label: words.presets[key] })),
        onClick: ({ key }) => ask(key as Words),
      }}
    >
      <Button icon={<DownOutlined />} iconPlacement="end">
        {words.preset}
      </Button>
    </Dropdown>
  )
}
