import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import type { ProcessingRule, RuleSet, Stage } from '../../api/processingTypes'
import { RuleChanges } from '../../components/RuleChanges'
import { diffRules } from '../../components/ruleDiff'
import type { MappingNames } from '../../components/ruleSentence'
import { useWords } from '../../i18n/language'
import { Notice } from '../../ui/Notice'
import styles from './ProcessingEditor.module.css'

interface Props {
  stage: Stage
  theirs: RuleSet
  mine: readonly ProcessingRule[]
  names: MappingNames
  pending: boolean
  onTake: () => void
  onOver: () => void
}

/** Two people at the same rules: who else saved, and what can be done; nothing is lost without asking. */
export function ProcessingConflict(props: Props) {
  const { t } = useWords()
  const words = t.processing.conflict
  const [comparing, setComparing] = useState(false)
  return (
    <Notice
      title={words.title(
        props.theirs.updated_by_name || t.routes.conflict.somebody,
        t.processing.stages[props.stage],
      )}
      text={words.text}
    >
      <div className={styles.buttons}>
        <Button type="primary" onClick={() => setComparing(true)}>
          {words.see}
        </Button>
        <Popconfirm title={words.overConfirm} okText={words.over} onConfirm={props.onOver}>
          <Button loading={props.pending && { delay: 300 }}>{words.over}</Button>
        </Popconfirm>
        <Popconfirm
          title={words.theirsConfirm}
          okText={words.theirs}
          okButtonProps={{ danger: true }}
          onConfirm={props.onTake}
        >
          <Button type="text">{words.theirs}</Button>
        </Popconfirm>
      </div>
      <Modal
        open={comparing}
        width={760}
        title={words.seeTitle}
        footer={null}
        onCancel={() => setComparing(false)}
      >
        <RuleChanges changes={diffRules(props.theirs.rules, props.mine)} names={props.names} />
      </Modal>
    </Notice>
  )
}
