import { EllipsisOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Input, Select, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useMemberList, useRoleList, useSendLink, useSwitchMember, type MemberItem } from '../../api/members'
import { useMay, useSession } from '../../api/session'
import { Failure } from '../../components/Failure'
import { roleName } from '../../components/roleText'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { useSettled } from '../../ui/useSettled'
import { DeleteMemberDialog, LinkDialog, RolesDialog } from './MemberDialogs'
import styles from './Settings.module.css'

const InviteDialog = lazy(async () => ({ default: (await import('../../forms/InviteDialog')).InviteDialog }))

const typingMs = 250

type Open =
  { kind: 'invite' } | { kind: 'roles' | 'delete'; member: MemberItem } | { kind: 'link'; link: string }

/** Who has an account, and what they may do. */
export function MembersPage() {
  const { t, format } = useWords()
  const words = t.people.members
  const manages = useMay('members:manage')
  const [query, setQuery] = useState('')
  const [role, setRole] = useState<number>()
  const [open, setOpen] = useState<Open>()
  const roles = useRoleList()
  const members = useMemberList(useSettled(query.trim(), true, typingMs), role)
  const items = members.data?.items
  const close = () => setOpen(undefined)
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={members.data && words.count(format.number(members.data.total ?? 0))}
        actions={
          manages && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ kind: 'invite' })}>
              {t.people.invite.button}
            </Button>
          )
        }
      />
      <SettingsTabs />
      <div className={styles.bar} role="search">
        <Input
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          prefix={<SearchOutlined />}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select
          allowClear
          aria-label={t.people.invite.role}
          className={styles.pick ?? ''}
          placeholder={words.anyRole}
          value={role}
          options={(roles.data ?? []).map((each) => ({ value: each.role_id, label: roleName(each, t) }))}
          onChange={(next?: number) => setRole(next)}
        />
      </div>
      {items === undefined ? (
        members.isError ? (
          <Failure error={members.error} onRetry={() => void members.refetch()} />
        ) : (
          <Skeleton rows={4} height={52} gap={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.noneTitle} text={words.noneText} />
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {items.map((each) => (
            <Member key={each.member_id} member={each} manages={manages} onOpen={setOpen} />
          ))}
        </ul>
      )}
      <Suspense>
        {open?.kind === 'invite' && <InviteDialog onClose={close} />}
        {open?.kind === 'roles' && <RolesDialog member={open.member} onClose={close} />}
        {open?.kind === 'delete' && <DeleteMemberDialog member={open.member} onClose={close} />}
        {open?.kind === 'link' && <LinkDialog link={open.link} onClose={close} />}
      </Suspense>
    </div>
  )
}

function Member(props: { member: MemberItem; manages: boolean; onOpen: (open: Open) => void }) {
  const { t } = useWords()
  const words = t.people.members
  const { modal } = App.useApp()
  const tell = useTell()
  const session = useSession()
  const roles = useRoleList()
  const send = useSendLink()
  const turn = useSwitchMember()
  const { member, onOpen } = props
  const me = session.data?.person_id === member.member_id
  const named = member.account_role_ids.map((id) => {
    const role = roles.data?.find((each) => each.role_id === id)
    return role === undefined ? String(id) : roleName(role, t)
  })
  const link = (reset: boolean) =>
    send.mutate(
      { id: member.member_id, reset },
      {
        onSuccess: (sent) => {
          if (sent.is_mailed) tell.done(t.people.invite.mailed)
          else onOpen({ kind: 'link', link: sent.link ?? '' })
        },
        onError: tell.failed,
      },
    )
  const switchTo = (on: boolean) =>
    turn.mutate(
      { id: member.member_id, on },
      { onSuccess: () => tell.done(on ? words.enabled : words.disabled), onError: tell.failed },
    )
  const items: MenuProps['items'] = [
    { key: 'roles', label: words.roles, onClick: () => onOpen({ kind: 'roles', member }) },
    ...(member.status === 'pending'
      ? [{ key: 'resend', label: words.resend, onClick: () => link(false) }]
      : [{ key: 'reset', label: words.resetPassword, onClick: () => link(true) }]),
    ...(me
      ? []
      : [
          member.status === 'disabled'
            ? { key: 'enable', label: words.enable, onClick: () => switchTo(true) }
            : {
                key: 'disable',
                label: words.disable,
                onClick: () =>
                  void modal.confirm({
                    title: words.disableConfirm(member.member_name),
                    content: words.disableText,
                    okText: words.disable,
                    cancelText: t.app.cancel,
                    onOk: () => switchTo(false),
                  }),
              },
          {
            key: 'delete',
            label: words.delete,
            danger: true,
            onClick: () => onOpen({ kind: 'delete', member }),
          },
        ]),
  ]
  return (
    <li className={styles.row} data-quiet={member.status !== 'enabled'}>
      <span className={styles.name}>
        {member.member_name}
        {me && <span className={styles.you}>{words.you}</span>}
      </span>
      <span>{member.email}</span>
      <span>{named.length === 0 ? words.noRole : named.join(t.action.between)}</span>
      <span>{words.status[member.status] ?? member.status}</span>
      <span>
        {props.manages && (
          <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
            <Button
              type="text"
              icon={<EllipsisOutlined />}
              aria-label={words.actions(member.member_name)}
              title={words.actions(member.member_name)}
            />
          </Dropdown>
        )}
      </span>
    </li>
  )
}
