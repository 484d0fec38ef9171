import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useTeams } from '../../api/people'
import { useMay } from '../../api/session'
import { useSaveTemplate, useTemplate, type Template } from '../../api/templates'
import { mediumName } from '../../components/escalationSentence'
import { Failure } from '../../components/Failure'
import { LeaveGuard } from '../../components/LeaveGuard'
import { useTell } from '../../components/tell'
import {
  nameFault,
  newTemplate,
  refusedSource,
  shownMedia,
  templateBody,
  templateDraftOf,
  templateLimits,
  writtenMedia,
  type TemplateDraft,
} from '../../forms/templateDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Field } from '../../ui/Field'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { TabLinks } from '../../ui/TabLinks'
import { MediumEditor } from './MediumEditor'
import styles from './Template.module.css'

/** Makes a template or changes one. */
export function TemplatePage() {
  const { id = '' } = useParams()
  const isNew = id === 'new'
  const { t } = useWords()
  const template = useTemplate(isNew ? undefined : id)
  const [first, setFirst] = useState<Template>()
  // What is edited is what was there when it was opened; later answers do not overwrite it.
  if (template.data !== undefined && first?.template_id !== id) setFirst(template.data)
  if (isNew) return <Editor key="new" id={undefined} initial={newTemplate} />
  if (first?.template_id === id) return <Editor key={id} id={id} initial={templateDraftOf(first)} />
  return (
    <div className={page.page}>
      {template.isError ? (
        <>
          <h1 className="visually-hidden">{t.errors.title}</h1>
          <Failure error={template.error} onRetry={() => void template.refetch()} />
        </>
      ) : (
        <Skeleton rows={5} height={56} gap={12} />
      )}
    </div>
  )
}

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function Editor(props: { id: string | undefined; initial: TemplateDraft }) {
  const { t } = useWords()
  const words = t.templates
  const go = useNavigate()
  const tell = useTell()
  const manages = useMay('templates:manage')
  const [search] = useSearchParams()
  const save = useSaveTemplate()
  const { id } = props
  const [initial] = useState(props.initial)
  const [draft, setDraft] = useState(initial)
  const [strict, setStrict] = useState(false)
  const [sent, setSent] = useState<TemplateDraft>()
  const [saved, setSaved] = useState(false)
  // The guard lets go only once it has heard that all is saved.
  useEffect(() => {
    if (saved) void go(paths.templates(), { replace: true })
  }, [saved, go])
  const shown = shownMedia(draft)
  const medium = shown.find((each) => each === search.get('medium')) ?? shown[0] ?? 'email'
  const refused = save.error === null || sent !== draft ? undefined : refusedSource(save.error.message)
  const missing = nameFault(draft, t)
  const written = writtenMedia(draft.sources)
  const address = (of: string) => paths.template(id ?? 'new', of)
  const store = () => {
    setStrict(true)
    if (missing !== undefined) return
    setSent(draft)
    save.mutate(templateBody(draft, id), {
      onSuccess: () => {
        setSaved(true)
        tell.done(words.saved)
      },
      onError: (error) => {
        const where = refusedSource(error.message)
        if (where !== undefined) void go(address(where.medium), { replace: true, preventScrollReset: true })
      },
    })
  }
  return (
    <div className={page.page}>
      <PageHead
        title={id === undefined ? words.titleNew : initial.name}
        crumbs={[{ to: paths.templates(), text: words.title }]}
        actions={
          manages && (
            <>
              <Button onClick={() => void go(paths.templates())}>{t.app.cancel}</Button>
              <Button type="primary" loading={save.isPending && { delay: 300 }} onClick={store}>
                {t.app.save}
              </Button>
            </>
          )
        }
      />
      {save.isError && sent === draft && refused === undefined && <Failure error={save.error} />}
      <Basics draft={draft} fault={strict ? missing : undefined} readOnly={!manages} onChange={setDraft} />
      <TabLinks
        label={words.media}
        tabs={shown.map((each) => ({
          to: address(each),
          text: capitalised(mediumName(each, { t })),
          current: each === medium,
          mark: (
            <>
              {written.includes(each) && (
                <span className={styles.written} title={words.hasWords}>
                  <span className="visually-hidden">{words.hasWords}</span>
                </span>
              )}
              {refused?.medium === each && (
                <span className={styles.wrong} title={words.isWrong}>
                  ✕<span className="visually-hidden">{words.isWrong}</span>
                </span>
              )}
            </>
          ),
        }))}
      />
      <MediumEditor
        key={medium}
        medium={medium}
        source={draft.sources[medium] ?? ''}
        refused={refused?.medium === medium ? refused : undefined}
        readOnly={!manages}
        onChange={(source) =>
          setDraft((before) => ({ ...before, sources: { ...before.sources, [medium]: source } }))
        }
      />
      <LeaveGuard unsaved={!saved && draft !== initial} text={words.leaveText} />
    </div>
  )
}

interface BasicsProps {
  draft: TemplateDraft
  fault: string | undefined
  readOnly: boolean
  onChange: (draft: TemplateDraft) => void
}

/** How it is called and whose it is. */
function Basics({ draft, fault, readOnly, onChange }: BasicsProps) {
  const { t } = useWords()
  const words = t.templates
  const teams = useTeams()
  return (
    <div className={styles.basics}>
      <Field label={words.name} error={fault}>
        {(wiring) => (
          <Input
            {...wiring}
            readOnly={readOnly}
            maxLength={templateLimits.name}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.team}>
        {(wiring) => (
          <Select
            {...wiring}
            disabled={readOnly}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.teamId}
            options={[
              { value: 0, label: words.anyTeam },
              ...(teams.data ?? []).map((each) => ({ value: each.team_id, label: each.team_name })),
            ]}
            onChange={(teamId: number) => onChange({ ...draft, teamId })}
          />
        )}
      </Field>
      <Field label={`${words.description} (${t.app.optional})`}>
        {(wiring) => (
          <Input
            {...wiring}
            readOnly={readOnly}
            maxLength={templateLimits.description}
            value={draft.description}
            onChange={(event) => onChange({ ...draft, description: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
