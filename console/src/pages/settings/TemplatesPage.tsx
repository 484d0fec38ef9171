import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useTeams } from '../../api/people'
import { useMay } from '../../api/session'
import { useDeleteTemplate, useTemplates, type Template } from '../../api/templates'
import { mediumName } from '../../components/escalationSentence'
import { Failure } from '../../components/Failure'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { writtenMedia } from '../../forms/templateDraft'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './Settings.module.css'

/** Whose words messages can speak instead of Quell's own. */
export function TemplatesPage() {
  const { t } = useWords()
  const words = t.templates
  const go = useNavigate()
  const manages = useMay('templates:manage')
  const templates = useTemplates()
  const items = templates.data
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.templateNew())}>
      {words.create}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead title={words.title} note={words.intro} actions={(items?.length ?? 0) > 0 && create} />
      <SettingsTabs />
      {items === undefined ? (
        templates.isError ? (
          <Failure error={templates.error} onRetry={() => void templates.refetch()} />
        ) : (
          <Skeleton rows={3} height={52} gap={8} />
        )
      ) : items === null ? (
        <EmptyState title={t.people.notAllowed} text={t.people.notAllowedText} />
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText}>
          {create}
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {items.map((each) => (
            <Row key={each.template_id} template={each} manages={manages} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Row({ template, manages }: { template: Template; manages: boolean }) {
  const { t } = useWords()
  const words = t.templates
  const teams = useTeams()
  const { modal } = App.useApp()
  const remove = useDeleteTemplate()
  const tell = useTell()
  const written = writtenMedia(template)
  const team = teams.data?.find((each) => each.team_id === template.team_id)?.team_name
  const ask = () =>
    void modal.confirm({
      title: words.deleteTitle(template.template_name),
      content: words.deleteText,
      okText: words.delete,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: () =>
        remove.mutate(template.template_id, {
          onSuccess: () => tell.done(words.deleted),
          onError: tell.failed,
        }),
    })
  return (
    <li className={styles.template}>
      <span>
        <Link className={styles.name} to={paths.template(template.template_id)}>
          {template.template_name}
        </Link>
        {template.description !== '' && <span className="soft"> {template.description}</span>}
      </span>
      <span className={written.length === 0 ? 'soft' : undefined}>
        {written.length === 0
          ? words.noWords
          : words.ownWords(written.map((each) => mediumName(each, { t })).join(t.action.between))}
      </span>
      <span className="soft">
        {team ?? words.everybody} · {words.changed} <Time at={template.updated_at} />
      </span>
      <span className={styles.buttons}>
        {manages && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${words.delete}: ${template.template_name}`}
            title={words.delete}
            onClick={ask}
          />
        )}
      </span>
    </li>
  )
}
