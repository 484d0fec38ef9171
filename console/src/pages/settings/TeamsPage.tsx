import { DeleteOutlined, EditOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useDeleteTeam, useTeamList, type TeamItem } from '../../api/members'
import { usePeople } from '../../api/people'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { useSettled } from '../../ui/useSettled'
import styles from './Settings.module.css'

const TeamDialog = lazy(async () => ({ default: (await import('../../forms/TeamDialog')).TeamDialog }))

const typingMs = 250
const shownNames = 8

/** Who answers for things together. */
export function TeamsPage() {
  const { t, format } = useWords()
  const words = t.people.teams
  const manages = useMay('teams:manage')
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState<TeamItem | 'new'>()
  const { names } = usePeople()
  const teams = useTeamList(useSettled(query.trim(), true, typingMs))
  const { modal } = App.useApp()
  const remove = useDeleteTeam()
  const tell = useTell()
  const items = teams.data?.items
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {words.create}
    </Button>
  )
  const ask = (team: TeamItem) =>
    void modal.confirm({
      title: words.deleteTitle(team.team_name),
      content: words.deleteText,
      okText: words.delete,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: () =>
        remove.mutate(team.team_id, {
          onSuccess: () => tell.done(t.people.members.deleted),
          onError: tell.failed,
        }),
    })
  const told = (team: TeamItem) => {
    const known = team.person_ids.map((id) => names.get(id) ?? t.oncall.unknownPerson(String(id)))
    const more = known.length - shownNames
    return (
      known.slice(0, shownNames).join(t.action.between) +
      (more > 0 ? ` ${words.more(format.number(more))}` : '')
    )
  }
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={words.intro}
        actions={(query !== '' || (items?.length ?? 0) > 0) && create}
      />
      <SettingsTabs />
      {(query !== '' || (items?.length ?? 0) > 0) && (
        <div className={styles.bar} role="search">
          <Input
            allowClear
            aria-label={words.search}
            placeholder={words.search}
            prefix={<SearchOutlined />}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      {items === undefined ? (
        teams.isError ? (
          <Failure error={teams.error} onRetry={() => void teams.refetch()} />
        ) : (
          <Skeleton rows={3} height={52} gap={8} />
        )
      ) : items.length === 0 ? (
        query === '' ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText}>
            {create}
          </EmptyState>
        ) : (
          <EmptyState title={words.filteredTitle} text={t.people.members.noneText} />
        )
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {items.map((each) => (
            <li key={each.team_id} className={styles.team}>
              <span>
                <span className={styles.name}>{each.team_name}</span>
                {each.description !== '' && <span className="soft"> {each.description}</span>}
              </span>
              <span>
                {words.peopleCount(format.number(each.person_ids.length))}
                {each.person_ids.length > 0 && <span className="soft"> · {told(each)}</span>}
              </span>
              {manages && (
                <span className={styles.buttons}>
                  <Button
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={`${words.edit}: ${each.team_name}`}
                    title={words.edit}
                    onClick={() => setOpen(each)}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${words.delete}: ${each.team_name}`}
                    title={words.delete}
                    onClick={() => ask(each)}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {open !== undefined && (
          <TeamDialog team={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </div>
  )
}
