import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Channel } from '../../api/types'
import { RouteChanges } from '../../components/RouteChanges'
import type { RouteDiff } from '../../components/routeDiff'
import { useWords } from '../../i18n/language'

/** What a draft changes, listed when asked for. */
export function ChangesButton(props: { diff: () => RouteDiff; book: ReadonlyMap<number, Channel> }) {
  const { t } = useWords()
  const [diff, setDiff] = useState<RouteDiff>()
  return (
    <>
      <Button type="text" onClick={() => setDiff(props.diff())}>
        {t.routes.showChanges}
      </Button>
      <Modal
        open={diff !== undefined}
        width={760}
        title={t.routes.changesTitle}
        footer={null}
        onCancel={() => setDiff(undefined)}
      >
        {diff !== undefined && <RouteChanges diff={diff} book={props.book} />}
      </Modal>
    </>
  )
}
