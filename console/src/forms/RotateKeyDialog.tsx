import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { useRotateKey } from '../api/integrations'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import styles from './form.module.css'

const graces = [0, 60, 1440, 10_080] as const

/** Makes a new key; the choice is how long the old one goes on working. */
export function RotateKeyDialog(props: { integrationId: number; onClose: () => void }) {
  const { t } = useWords()
  const words = t.center.settings
  const tell = useTell()
  const rotate = useRotateKey(props.integrationId)
  const [grace, setGrace] = useState<(typeof graces)[number]>(1440)
  return (
    <Modal
      open
      title={words.rotateTitle}
      okText={t.integration.rotate}
      confirmLoading={rotate.isPending}
      onCancel={props.onClose}
      onOk={() => {
        rotate.mutate(grace, {
          onSuccess: () => {
            tell.done(words.rotated)
            props.onClose()
          },
        })
      }}
    >
      <div className={styles.form}>
        <fieldset className={styles.plain}>
          <legend>{words.rotateWhen}</legend>
          <Radio.Group
            className={styles.choices ?? ''}
            value={grace}
            onChange={(event) => setGrace(event.target.value as (typeof graces)[number])}
          >
            {graces.map((each) => (
              <Radio key={each} value={each}>
                {words.grace[each]}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <p className="soft">{grace === 0 ? words.rotateNow : words.rotateLater}</p>
        {rotate.isError && <Failure error={rotate.error} />}
      </div>
    </Modal>
  )
}
