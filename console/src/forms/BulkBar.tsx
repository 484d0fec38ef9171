import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { affectedBy } from '../actions'
import { actionMove, useMove, type IncidentAction, type Move } from '../api/incidents'
import { moves } from '../api/moves'
import type { Incident } from '../api/types'
import { bulkRefusal } from '../components/bulkRefusal'
import { useTell } from '../components/tell'
import { useKeys } from '../components/useKeys'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import styles from '../components/BulkBar.module.css'

const SnoozeDialog = lazy(async () => ({ default: (await import('./SnoozeDialog')).SnoozeDialog }))
const AssignDialog = lazy(async () => ({ default: (await import('./AssignDialog')).AssignDialog }))
const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }))

const mostAtOnce = 100

/** What can be done to the selection; each action says how many it would change. */
export function BulkBar(props: { chosen: Incident[]; onDone: () => void }) {
  const { t, format } = useWords()
  const words = t.moves
  const go = useNavigate()
  const move = useMove()
  const tell = useTell()
  const [modal, context] = Modal.useModal()
  const [open, setOpen] = useState<'snooze' | 'assign' | 'merge'>()
  const { chosen, onDone } = props
  const run = (made: Move, done: string) => {
    // A promise, since the bar is gone with the selection before the server answers.
    void move.mutateAsync(made).then(() => tell.partly(done), tell.failed)
    onDone()
  }
  const act = (action: IncidentAction) => {
    const ids = affectedBy(action, chosen).map((each) => each.incident_id)
    const left = bulkRefusal(action, chosen, t, format)
    const done = t.action.done[action]
    void move
      .mutateAsync(actionMove(action, ids))
      .then(() => (left === undefined ? tell.done(done) : tell.partly(`${done} · ${left}`)), tell.failed)
    onDone()
  }
  const toAck = affectedBy('ack', chosen)
  const toResolve = affectedBy('resolve', chosen)
  const firing = toResolve.reduce((sum, each) => sum + each.active_alert_cnt, 0)
  const count = (of: readonly unknown[]) => (of.length === 0 ? '' : ` ${format.number(of.length)}`)
  const tooMany = chosen.length > mostAtOnce
  const openOnes = toResolve.map((each) => each.incident_id)
  const snoozed = chosen.filter((each) => (each.snoozed_before ?? 0) > 0)
  const resolve = () =>
    void modal.confirm({
      title: t.action.confirmResolve(toResolve.length, firing),
      content: bulkRefusal('resolve', chosen, t, format),
      okText: t.action.resolve,
      cancelText: t.app.cancel,
      onOk: () => act('resolve'),
    })
  const remove = () =>
    void modal.confirm({
      title: words.removeTitle(chosen.length),
      content: words.removeText(format.number(chosen.reduce((sum, each) => sum + each.alert_cnt, 0))),
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: () =>
        run(
          moves.remove(chosen.map((each) => each.incident_id)),
          words.removed(format.number(chosen.length)),
        ),
    })
  const some = openOnes.length > 0 && !tooMany
  useKeys({
    a: toAck.length > 0 && !tooMany ? () => act('ack') : undefined,
    r: some ? resolve : undefined,
    s: some ? () => setOpen('snooze') : undefined,
    g: some ? () => setOpen('assign') : undefined,
  })
  const merging = (allowed: boolean) => ({
    key: allowed ? 'allow' : 'stop',
    label: allowed ? words.allowMerging : words.stopMerging,
    disabled: !some,
    onClick: () =>
      run(moves.merging(openOnes, allowed), allowed ? words.mergingAllowed : words.mergingStopped),
  })
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.incidents.selected(String(chosen.length))}>
      <span className={styles.count}>{t.incidents.selected(format.number(chosen.length))}</span>
      <Button
        type="primary"
        disabled={toAck.length === 0 || tooMany}
        title={bulkRefusal('ack', chosen, t, format)}
        onClick={() => act('ack')}
      >
        {t.action.ack}
        {count(toAck)}
      </Button>
      <Button disabled={!some} title={bulkRefusal('resolve', chosen, t, format)} onClick={resolve}>
        {t.action.resolve}
        {count(toResolve)}
      </Button>
      <Button disabled={!some} onClick={() => setOpen('snooze')}>
        {words.snooze}
      </Button>
      <Button disabled={!some} onClick={() => setOpen('assign')}>
        {words.assign}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={tooMany}
        menu={{
          items: [
            {
              key: 'merge',
              label: words.mergeBulk,
              disabled: openOnes.length < 2,
              onClick: () => setOpen('merge'),
            },
            {
              key: 'wake',
              label: words.wake,
              disabled: snoozed.length === 0,
              onClick: () => run(moves.wake(snoozed.map((each) => each.incident_id)), words.woken),
            },
            merging(false),
            merging(true),
            { type: 'divider' },
            { key: 'remove', label: words.remove, danger: true, onClick: remove },
          ],
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          {words.more}
        </Button>
      </Dropdown>
      <Button type="text" onClick={onDone}>
        {t.incidents.clear}
      </Button>
      {context}
      <Suspense>
        {open === 'snooze' && (
          <SnoozeDialog ids={openOnes} onClose={() => setOpen(undefined)} onDone={onDone} />
        )}
        {open === 'assign' && (
          <AssignDialog incidents={toResolve} onClose={() => setOpen(undefined)} onDone={onDone} />
        )}
        {open === 'merge' && (
          <MergeDialog
            incidents={toResolve}
            onClose={() => setOpen(undefined)}
            onDone={(target) => void go(paths.incident(target))}
          />
        )}
      </Suspense>
    </div>
  )
}
