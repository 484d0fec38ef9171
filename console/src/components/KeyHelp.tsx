import { Modal } from 'antd'
import { useWords } from '../i18n/language'
import styles from './KeyHelp.module.css'

export type KeyName = 'ack' | 'resolve' | 'snooze' | 'assign' | 'comment' | 'move' | 'select' | 'open'

const keysOf: Record<KeyName, string[]> = {
  ack: ['a'],
  resolve: ['r'],
  snooze: ['s'],
  assign: ['g'],
  comment: ['c'],
  move: ['j', 'k'],
  select: ['x'],
  open: ['Enter'],
}

/** Which keys do what here. */
export function KeyHelp(props: { names: readonly KeyName[]; onClose: () => void }) {
  const { t } = useWords()
  const words = t.moves.keys
  const rows: [string, string[]][] = [
    ...props.names.map((each): [string, string[]] => [words[each], keysOf[each]]),
    [words.help, ['?']],
    [words.close, ['Esc']],
  ]
  return (
    <Modal open width={360} title={words.title} footer={null} onCancel={props.onClose}>
      <dl className={styles.keys}>
        {rows.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
