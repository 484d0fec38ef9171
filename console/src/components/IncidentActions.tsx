import { Button, Popconfirm } from 'antd'
import { actionsFor } from '../actions'
import { useIncidentAction, type IncidentAction } from '../api/incidents'
import type { Incident } from '../api/types'
import { useWords } from '../i18n/language'
import { useTell } from './tell'

/** The moves this incident's state allows; the likeliest stands out. */
export function IncidentActions(props: { incident: Incident }) {
  const { t } = useWords()
  const { incident } = props
  const act = useIncidentAction()
  const tell = useTell()
  const run = (action: IncidentAction) =>
    act.mutate(
      { action, ids: [incident.incident_id] },
      { onSuccess: () => tell.done(t.action.done[action]), onError: tell.failed },
    )
  return actionsFor(incident.progress).map((action, index) => {
    const type = index === 0 ? 'primary' : 'default'
    if (action === 'resolve' && incident.active_alert_cnt > 0)
      return (
        <Popconfirm
          key={action}
          placement="bottomRight"
          title={t.action.confirmResolve(1, incident.active_alert_cnt)}
          okText={t.action.resolve}
          onConfirm={() => run(action)}
        >
          <Button type={type}>{t.action[action]}</Button>
        </Popconfirm>
      )
    return (
      <Button key={action} type={type} onClick={() => run(action)}>
        {t.action[action]}
      </Button>
    )
  })
}
