import { DownOutlined, EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown, Modal, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { actionsFor } from '../actions'
import { actionMove, useMove, type IncidentAction, type Move } from '../api/incidents'
import { moves } from '../api/moves'
import type { Incident } from '../api/types'
import { KeyHelp } from '../components/KeyHelp'
import { useTell } from '../components/tell'
import { useKeys } from '../components/useKeys'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { usePhone } from '../ui/media'
import { snoozePresets } from './minutesDraft'

const SnoozeDialog = lazy(async () => ({ default: (await import('./SnoozeDialog')).SnoozeDialog }))
const AssignDialog = lazy(async () => ({ default: (await import('./AssignDialog')).AssignDialog }))
const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }))
const SplitDialog = lazy(async () => ({ default: (await import('./SplitDialog')).SplitDialog }))
const SilenceDialog = lazy(async () => ({ default: (await import('./QuickSilenceDialog')).SilenceDialog }))

type Open = 'snooze' | 'assign' | 'add' | 'merge' | 'split' | 'silence' | 'keys' | undefined

interface Props {
  incident: Incident
  /** Whether its channel takes a silence from the reader. */
  silences: boolean
  onComment: () => void
}

/** The moves this incident's state allows; the likeliest stands out, the rare ones wait under “More”. */
export function IncidentActions({ incident, silences, onComment }: Props) {
  const { t, format } = useWords()
  const words = t.moves
  const phone = usePhone()
  const go = useNavigate()
  const move = useMove()
  const tell = useTell()
  const [modal, context] = Modal.useModal()
  const [open, setOpen] = useState<Open>()
  const ids = [incident.incident_id]
  const closed = incident.progress === 'Closed'
  const snoozed = (incident.snoozed_before ?? 0) > 0
  const run = (made: Move, done: string, then?: () => void) =>
    move.mutate(made, {
      onSuccess: () => {
        tell.done(done)
        then?.()
      },
      onError: tell.failed,
    })
  const act = (action: IncidentAction) => {
    const proceed = () => run(actionMove(action, ids), t.action.done[action])
    if (action !== 'resolve' || incident.active_alert_cnt === 0) return proceed()
    void modal.confirm({
      title: t.action.confirmResolve(1, incident.active_alert_cnt),
      okText: t.action.resolve,
      cancelText: t.app.cancel,
      onOk: proceed,
    })
  }
  const remove = () =>
    void modal.confirm({
      title: words.removeTitle(1),
      content: words.removeText(format.number(incident.alert_cnt)),
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: () => run(moves.remove(ids), words.removed(format.number(1)), () => void go(paths.incidents())),
    })
  const allowed = actionsFor(incident.progress)
  const snoozeFor = (minutes: number) =>
    run(moves.snooze(ids, minutes), words.snoozed(format.duration(minutes * 60)))
  useKeys({
    a: allowed.includes('ack') ? () => act('ack') : undefined,
    r: allowed.includes('resolve') ? () => act('resolve') : undefined,
    s: closed ? undefined : () => setOpen('snooze'),
    g: closed ? undefined : () => setOpen('assign'),
    c: onComment,
    '?': () => setOpen('keys'),
  })

  const snoozeItems: MenuProps['items'] = [
    ...snoozePresets.map((each) => ({
      key: String(each),
      label: format.duration(each * 60),
      onClick: () => snoozeFor(each),
    })),
    { key: 'own', label: words.own, onClick: () => setOpen('snooze') },
    ...(snoozed
      ? [{ key: 'wake', label: words.wake, onClick: () => run(moves.wake(ids), words.woken) }]
      : []),
  ]
  // On a phone there is room for two.
  const isRare = (action: IncidentAction) => phone && action === 'unack'
  const beside = allowed.filter((each) => !isRare(each))
  const item = (key: Exclude<Open, undefined>, label: string) => ({
    key,
    label,
    onClick: () => setOpen(key),
  })
  const more: NonNullable<MenuProps['items']> = [
    ...allowed.filter(isRare).map((each) => ({ key: each, label: t.action[each], onClick: () => act(each) })),
    ...(phone && !closed
      ? [
          item('snooze', words.snooze),
          ...(snoozed
            ? [{ key: 'wake', label: words.wake, onClick: () => run(moves.wake(ids), words.woken) }]
            : []),
          item('assign', words.assign),
        ]
      : []),
    ...(closed ? [] : [item('add', words.addResponder), item('merge', words.merge)]),
    ...(incident.alert_cnt > 1 && !closed ? [item('split', words.split)] : []),
    ...(closed
      ? []
      : [
          {
            key: 'merging',
            label: incident.merge_disabled === true ? words.allowMerging : words.stopMerging,
            onClick: () => {
              const off = incident.merge_disabled === true
              run(moves.merging(ids, off), off ? words.mergingAllowed : words.mergingStopped)
            },
          },
        ]),
    ...(silences && incident.channel_id > 0 ? [item('silence', t.noise.incident.silence)] : []),
    { type: 'divider' },
    { key: 'remove', label: words.remove, danger: true, onClick: remove },
  ]
  const close = () => setOpen(undefined)
  return (
    <>
      {beside.map((action, index) => (
        <Button key={action} type={index === 0 ? 'primary' : 'default'} onClick={() => act(action)}>
          {t.action[action]}
        </Button>
      ))}
      {!phone && !closed && (
        <>
          <Dropdown trigger={['click']} menu={{ items: snoozeItems }}>
            <Button icon={<DownOutlined />} iconPlacement="end">
              {words.snooze}
            </Button>
          </Dropdown>
          <Button onClick={() => setOpen('assign')}>{words.assign}</Button>
        </>
      )}
      <Dropdown trigger={['click']} menu={{ items: more }} placement="topRight">
        <Button icon={<EllipsisOutlined />} aria-label={words.more}>
          {phone ? words.more : undefined}
        </Button>
      </Dropdown>
      {context}
      <Suspense>
        {open === 'snooze' && <SnoozeDialog ids={ids} onClose={close} />}
        {(open === 'assign' || open === 'add') && (
          <AssignDialog incidents={[incident]} joining={open === 'add'} onClose={close} />
        )}
        {open === 'merge' && (
          <MergeDialog
            incidents={[incident]}
            onClose={close}
            onDone={(target) => void go(paths.incident(target))}
          />
        )}
        {open === 'split' && (
          <SplitDialog incident={incident} onClose={close} onDone={(made) => void go(paths.incident(made))} />
        )}
        {open === 'silence' && <SilenceDialog incident={incident} onClose={close} />}
      </Suspense>
      {open === 'keys' && (
        <KeyHelp names={['ack', 'resolve', 'snooze', 'assign', 'comment']} onClose={close} />
      )}
    </>
  )
}
