import { Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import {
  useTemplatePreview,
  useTrialIncidents,
  type Medium,
  type TemplatePreview as Said,
  type Words,
} from '../../api/templates'
import { Failure } from '../../components/Failure'
import { sourceFault, type SourceFault } from '../../forms/templateDraft'
import { useWords } from '../../i18n/language'
import { Notice } from '../../ui/Notice'
import { Skeleton } from '../../ui/Skeleton'
import { useSettled } from '../../ui/useSettled'
import styles from './Template.module.css'

const typingMs = 400
const mailStyle = '<body style="margin:16px;font:14px/20px sans-serif">'

interface Props {
  medium: Medium
  source: string
  onFault: (fault: SourceFault | undefined) => void
}

/** What the words would say of an incident, as it goes out, and how long that is. */
export function TemplatePreview({ medium, source, onFault }: Props) {
  const { t, language: own } = useWords()
  const words = t.templates
  const [incident, setIncident] = useState('')
  const [language, setLanguage] = useState<Words>(own)
  const content = useSettled(source, true, typingMs)
  const preview = useTemplatePreview({ type: medium, content, incident_id: incident, language })
  const said = preview.data
  const fresh = said !== undefined && !preview.isPlaceholderData
  const problem = said === undefined || said.success ? undefined : said.message
  useEffect(() => {
    if (fresh) onFault(problem === undefined ? undefined : sourceFault(problem))
  }, [fresh, problem, onFault])
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <div className={styles.head}>
        <h2 id="preview">{words.preview}</h2>
        <IncidentSelect value={incident} onChange={setIncident} />
        <Segmented<Words>
          aria-label={words.language}
          value={language}
          options={[
            { value: 'en', label: words.presets.en },
            { value: 'zh', label: words.presets.zh },
          ]}
          onChange={setLanguage}
        />
        {said?.success === true && <Size said={said} />}
      </div>
      {problem !== undefined && <Notice title={words.wrong} text={words.wrongText} />}
      {preview.isError ? (
        <Failure error={preview.error} onRetry={() => void preview.refetch()} />
      ) : said === undefined ? (
        <Skeleton rows={1} height={120} />
      ) : said.content.trim() === '' ? (
        <p className={styles.message}>
          <span className="soft">{words.nothing}</span>
        </p>
      ) : medium === 'email' ? (
        <iframe
          className={styles.mail}
          title={words.mailFrame}
          sandbox=""
          srcDoc={`${mailStyle}${said.content}`}
        />
      ) : (
        <pre className={styles.message} tabIndex={0}>
          {said.content}
        </pre>
      )}
    </section>
  )
}

/** The size against what the medium takes. */
function Size({ said }: { said: Said }) {
  const { t, format } = useWords()
  const words = t.templates
  const { size, limit, unit } = said
  const over = limit > 0 && size > limit
  return (
    <span className={styles.size} data-over={over} role="status">
      {limit === 0
        ? `${words.size[unit](format.number(size))} · ${words.noLimit}`
        : words.sizeOf[unit](format.number(size), format.number(limit))}
      {over && <span className={styles.over}>{words.tooLong}</span>}
    </span>
  )
}

function IncidentSelect(props: { value: string; onChange: (id: string) => void }) {
  const { t } = useWords()
  const words = t.templates
  const [query, setQuery] = useState('')
  const incidents = useTrialIncidents(useSettled(query.trim(), true, typingMs))
  const [chosen, setChosen] = useState({ value: '', label: words.sample })
  const found = (incidents.data ?? []).map((each) => ({ value: each.incident_id, label: each.title }))
  const kept = chosen.value === '' || found.some((each) => each.value === chosen.value) ? [] : [chosen]
  return (
    <Select
      aria-label={words.of}
      className={styles.incident ?? ''}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      value={props.value}
      options={[{ value: '', label: words.sample }, ...kept, ...found]}
      onChange={(id: string) => {
        setChosen({ value: id, label: found.find((each) => each.value === id)?.label ?? words.sample })
        props.onChange(id)
      }}
    />
  )
}
