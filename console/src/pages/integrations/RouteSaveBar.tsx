import { Button, Popconfirm } from 'antd'
import type { Channel } from '../../api/types'
import { diffSummary } from '../../components/diffSummary'
import { Failure } from '../../components/Failure'
import type { DraftOfRoute } from '../../forms/useRouteDraft'
import { useWords } from '../../i18n/language'
import { ChangesButton } from './ChangesButton'
import styles from './RouteEditor.module.css'
import type { FaultyDraft } from './useRouteNews'

interface Props {
  state: DraftOfRoute
  book: ReadonlyMap<number, Channel>
  pending: boolean
  error: Error | null
  /** Where the server found fault. */
  refusal: FaultyDraft | undefined
  /** The number of the case it is about, while that is as it was. */
  faulty: number | undefined
  /** The number of the first case that is not complete. */
  incomplete: number | undefined
  onShow: (number: number) => void
  onSave: () => void
}

/** What is not saved yet, why it could not be, and the way to save or give up. */
export function RouteSaveBar(props: Props) {
  const { t, format } = useWords()
  const words = t.routes
  const { state, refusal } = props
  const placed = refusal !== undefined && refusal.fault.place !== 'other'
  const number = props.faulty ?? props.incomplete
  const condition = refusal?.fault.condition
  return (
    <div className={styles.save} role="region" aria-label={words.save}>
      <p role="status">
        {props.faulty !== undefined && refusal !== undefined ? (
          <span className={styles.fault}>
            {words.refused}{' '}
            {words.refusedAt(
              words.caseName(format.number(props.faulty)),
              condition === undefined ? '' : format.number(condition + 1),
            )}{' '}
            {refusal.fault.text}
          </span>
        ) : props.incomplete !== undefined ? (
          <span className={styles.fault}>
            {words.fixCase(words.caseName(format.number(props.incomplete)))}
          </span>
        ) : (
          words.unsaved(diffSummary(state.diff, t, format))
        )}
      </p>
      {number !== undefined && <Button onClick={() => props.onShow(number)}>{words.show}</Button>}
      <ChangesButton diff={() => state.diff} book={props.book} />
      <Popconfirm
        title={words.discardConfirm}
        okText={words.discard}
        okButtonProps={{ danger: true }}
        onConfirm={state.discard}
      >
        <Button>{words.discard}</Button>
      </Popconfirm>
      <Button type="primary" loading={props.pending && { delay: 300 }} onClick={props.onSave}>
        {words.save}
      </Button>
      {props.error !== null && !placed && <Failure error={props.error} />}
    </div>
  )
}
