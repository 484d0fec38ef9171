import { RedoOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { Link } from 'react-router'
import { useOpenAlerts } from '../api/alerts'
import { useReplay } from '../api/deliveries'
import type { ReplayItem } from '../api/types'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Notice } from '../ui/Notice'
import { Failure } from './Failure'
import { tellReason } from './reasons'
import styles from './ReplayDialog.module.css'
import { replaySummary } from './replaySummary'

interface Props {
  integrationId: number
  ids: string[]
  onClose: () => void
}

/** First says what replaying means, then what came of it. */
export function ReplayDialog({ integrationId, ids, onClose }: Props) {
  const { t, format } = useWords()
  const replay = useReplay()
  const open = useOpenAlerts(integrationId)
  const words = t.deliveries.replay
  const done = replay.data
  const close = (
    <Button key="close" type={done === undefined ? 'default' : 'primary'} onClick={onClose}>
      {done === undefined ? t.app.cancel : words.close}
    </Button>
  )
  return (
    <Modal
      open
      title={
        done === undefined ? words.title(format.number(ids.length)) : headline(done, words, format.number)
      }
      onCancel={onClose}
      footer={
        done !== undefined
          ? [close]
          : [
              close,
              <Button
                key="go"
                type="primary"
                icon={<RedoOutlined />}
                loading={replay.isPending && { delay: 300 }}
                onClick={() => {
                  if (!replay.isPending) replay.mutate(ids)
                }}
              >
                {words.button}
              </Button>,
            ]
      }
    >
      {done === undefined ? (
        <div className={styles.content}>
          <ul className={styles.means}>
            {words.means.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          {(open.data ?? 0) > 0 && (
            <Notice title={words.openTitle(format.number(open.data ?? 0))} text={words.openText} />
          )}
          {replay.isError && <Failure error={replay.error} />}
        </div>
      ) : (
        <Summary items={done} integrationId={integrationId} onClose={onClose} />
      )}
    </Modal>
  )
}

function headline(
  items: ReplayItem[],
  words: { done: (n: string) => string; none: string },
  number: (n: number) => string,
): string {
  const replayed = items.filter((each) => each.replay_id !== '').length
  return replayed === 0 ? words.none : words.done(number(replayed))
}

function Summary(props: { items: ReplayItem[]; integrationId: number; onClose: () => void }) {
  const { t, format } = useWords()
  const words = t.deliveries.replay
  const summary = replaySummary(props.items)
  const only = props.items.length === 1 ? props.items[0] : undefined
  const said = only !== undefined && only.replay_id !== '' && only.reason !== '' ? only.reason : ''
  const lines = [
    ...summary.outcomes.map(([outcome, count]) =>
      t.deliveries.outcome(outcome === 'unrouted' ? words.stillUnrouted : t.trace.outcomes[outcome], count),
    ),
    ...(summary.rejected > 0 ? [words.rejected(format.number(summary.rejected))] : []),
    ...(summary.nothing > 0 ? [words.nothing(format.number(summary.nothing))] : []),
    ...(summary.waiting > 0 ? [words.waiting(format.number(summary.waiting))] : []),
  ]
  return (
    <div className={styles.content} role="status">
      {lines.length > 0 && (
        <ul className={styles.means}>
          {lines.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {said !== '' && <p className="soft">{tellReason(said, t)}</p>}
      {summary.refused.map(([reason, count]) => (
        <p key={reason}>
          <strong>{words.refused(format.number(count))}</strong> {tellReason(reason, t)}
        </p>
      ))}
      {only !== undefined && only.replay_id !== '' && (
        <p>
          <Link to={paths.delivery(props.integrationId, only.replay_id)} onClick={props.onClose}>
            {words.open}
          </Link>
        </p>
      )}
    </div>
  )
}
