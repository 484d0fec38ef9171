import { Button, Popconfirm } from 'antd'
import { affectedBy } from '../actions'
import { useIncidentAction, type IncidentAction } from '../api/incidents'
import type { Incident } from '../api/types'
import { useWords } from '../i18n/language'
import styles from './BulkBar.module.css'
import { bulkRefusal } from './bulkRefusal'
import { useTell } from './tell'

/** What can be done to the selection; each action says how many it would change. */
export function BulkBar(props: { chosen: Incident[]; onDone: () => void }) {
  const { t, format } = useWords()
  const act = useIncidentAction()
  const tell = useTell()
  const run = (action: IncidentAction) => {
    const ids = affectedBy(action, props.chosen).map((each) => each.incident_id)
    // A promise, since the bar is gone with the selection before the server answers.
    const left = bulkRefusal(action, props.chosen, t, format)
    void act
      .mutateAsync({ action, ids })
      .then(
        () =>
          left === undefined
            ? tell.done(t.action.done[action])
            : tell.partly(`${t.action.done[action]} · ${left}`),
        tell.failed,
      )
    props.onDone()
  }
  const toAck = affectedBy('ack', props.chosen)
  const toResolve = affectedBy('resolve', props.chosen)
  const firing = toResolve.reduce((sum, each) => sum + each.active_alert_cnt, 0)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.incidents.selected(String(props.chosen.length))}>
      <span className={styles.count}>{t.incidents.selected(format.number(props.chosen.length))}</span>
      <Button
        type="primary"
        disabled={toAck.length === 0}
        title={bulkRefusal('ack', props.chosen, t, format)}
        onClick={() => run('ack')}
      >
        {t.action.ack} {toAck.length > 0 && toAck.length}
      </Button>
      <Popconfirm
        title={t.action.confirmResolve(toResolve.length, firing)}
        description={bulkRefusal('resolve', props.chosen, t, format)}
        okText={t.action.resolve}
        onConfirm={() => run('resolve')}
        disabled={toResolve.length === 0}
      >
        <Button disabled={toResolve.length === 0} title={bulkRefusal('resolve', props.chosen, t, format)}>
          {t.action.resolve} {toResolve.length > 0 && toResolve.length}
        </Button>
      </Popconfirm>
      <Button type="text" onClick={props.onDone}>
        {t.incidents.clear}
      </Button>
    </div>
  )
}
