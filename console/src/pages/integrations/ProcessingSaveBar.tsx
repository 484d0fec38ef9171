import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { Failure } from '../../components/Failure'
import { RuleChanges } from '../../components/RuleChanges'
import type { RuleChange } from '../../components/ruleDiff'
import type { MappingNames } from '../../components/ruleSentence'
import type { ProcessingDraft } from '../../forms/useProcessingDraft'
import type { Strings } from '../../i18n/en'
import type { Formats } from '../../i18n/format'
import { useWords } from '../../i18n/language'
import styles from './ProcessingEditor.module.css'

interface Props {
  state: ProcessingDraft
  names: MappingNames
  pending: boolean
  error: Error | null
  /** What keeps it from being saved. */
  message: string | undefined
  onShow: (() => void) | undefined
  onSave: () => void
}

function summary(changes: RuleChange[], t: Strings, format: Formats): string {
  const words = t.routes.summary
  return (['added', 'removed', 'changed', 'moved'] as const)
    .flatMap((kind) => {
      const count = changes.filter((each) => each.kind === kind).length
      return count === 0 ? [] : [words[kind](format.number(count))]
    })
    .join(words.between)
}

/** What is not saved yet, why it could not be, and the way to save or give up. */
export function ProcessingSaveBar(props: Props) {
  const { t, format } = useWords()
  const words = t.processing
  const { state, message } = props
  const [looking, setLooking] = useState(false)
  return (
    <div className={styles.save} role="region" aria-label={words.save}>
      <p role="status">
        {message === undefined ? (
          words.unsaved(
            state.dirtyStages
              .map((stage) => `${words.stages[stage]} ${summary(state.changes[stage], t, format)}`)
              .join(t.routes.summary.between),
          )
        ) : (
          <span className={styles.fault}>{message}</span>
        )}
      </p>
      {props.onShow !== undefined && <Button onClick={props.onShow}>{t.routes.show}</Button>}
      <Button type="text" onClick={() => setLooking(true)}>
        {t.routes.showChanges}
      </Button>
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
      {props.error !== null && <Failure error={props.error} />}
      <Modal
        open={looking}
        width={760}
        title={t.routes.changesTitle}
        footer={null}
        onCancel={() => setLooking(false)}
      >
        <div className={styles.changes}>
          {state.dirtyStages.map((stage) => (
            <section key={stage}>
              <h3>{words.stages[stage]}</h3>
              <RuleChanges changes={state.changes[stage]} names={props.names} />
            </section>
          ))}
        </div>
      </Modal>
    </div>
  )
}
