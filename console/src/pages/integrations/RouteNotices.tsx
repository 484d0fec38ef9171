import { Button, Popconfirm } from 'antd'
import type { Channel } from '../../api/types'
import { diffSummary } from '../../components/diffSummary'
import { diffRoutes } from '../../components/routeDiff'
import { bodyOf } from '../../forms/routeDraft'
import type { RouteConflict } from '../../forms/routeErrors'
import type { DraftOfRoute } from '../../forms/useRouteDraft'
import { useWords } from '../../i18n/language'
import { Notice } from '../../ui/Notice'
import { useNow } from '../../ui/now'
import { ChangesButton } from './ChangesButton'
import styles from './RouteEditor.module.css'

interface Props {
  book: ReadonlyMap<number, Channel>
  state: DraftOfRoute
  /** Somebody saved in between. */
  conflict: RouteConflict | undefined
  pending: boolean
  onLook: () => void
  onSaveOver: () => void
}

/** Two people at the same routes: who else saved, and what can be done; nothing is lost without asking. */
export function RouteNotices({ book, state, conflict, pending, onLook, onSaveOver }: Props) {
  const { t, format } = useWords()
  const words = t.routes.conflict
  const now = useNow()
  const { base, aside } = state
  const asideDiff = () => diffRoutes(base, bodyOf(aside ?? state.draft))
  const over = (
    <Popconfirm title={words.overConfirm} okText={words.over} onConfirm={onSaveOver}>
      <Button loading={pending && { delay: 300 }}>{words.over}</Button>
    </Popconfirm>
  )
  return (
    <>
      {conflict !== undefined && (
        <Notice
          title={words.title(
            conflict.by || words.somebody,
            conflict.at > 0 ? format.ago(conflict.at, now) : words.meanwhile,
          )}
          text={words.text}
        >
          <div className={styles.buttons}>
            <Button type="primary" onClick={onLook}>
              {words.look}
            </Button>
            {aside === undefined && over}
          </div>
        </Notice>
      )}
      {aside !== undefined && (
        <Notice
          title={words.asideTitle(String(base.version))}
          text={words.asideText(diffSummary(asideDiff(), t, format))}
        >
          <div className={styles.buttons}>
            <Button type="primary" onClick={state.bringBack}>
              {words.back}
            </Button>
            {over}
            <ChangesButton diff={asideDiff} book={book} />
            <Popconfirm
              title={words.dropConfirm}
              okText={words.drop}
              okButtonProps={{ danger: true }}
              onConfirm={state.dropAside}
            >
              <Button type="text">{words.drop}</Button>
            </Popconfirm>
          </div>
        </Notice>
      )}
    </>
  )
}
