import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useLabelSuggestions } from '../../api/routing'
import type { RouteCase } from '../../api/routingTypes'
import type { Channel } from '../../api/types'
import { RouteCaseForm } from '../../forms/RouteCaseForm'
import type { RouteFault } from '../../forms/routeErrors'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import styles from './RouteEditor.module.css'
import { ReadOnly } from '../../components/ReadOnly'

interface Props {
  integrationId: number
  number: number
  value: RouteCase
  isNew: boolean
  book: ReadonlyMap<number, Channel>
  fault: RouteFault | undefined
  counts: string
  strict: boolean
  onChange: (value: RouteCase) => void
  /** Put it back as it was when this opened. */
  onUndo: (value: RouteCase) => void
  onClose: () => void
}

/** Edits one case of the draft in place; closing keeps what was typed. */
export function RouteCaseDrawer(props: Props) {
  const { t, format } = useWords()
  const words = t.routes.form
  const phone = usePhone()
  const labels = useLabelSuggestions(props.integrationId)
  const [opened] = useState(props.value)
  return (
    <Drawer
      open
      title={props.isNew ? t.routes.newCase : t.routes.caseName(format.number(props.number))}
      size={phone ? '100%' : 720}
      onClose={props.onClose}
      footer={
        <div className={styles.drawerFoot}>
          <Button type="primary" onClick={props.onClose}>
            {words.done}
          </Button>
          <Button disabled={!props.isNew && props.value === opened} onClick={() => props.onUndo(opened)}>
            {props.isNew ? t.app.cancel : words.undo}
          </Button>
          <span className="soft">{words.draftNote}</span>
        </div>
      }
    >
      <ReadOnly unless="integrations:manage">
        <RouteCaseForm
          value={props.value}
          book={props.book}
          suggestions={labels.data ?? []}
          fault={props.fault}
          strict={props.strict}
          counts={props.counts}
          onChange={props.onChange}
        />
      </ReadOnly>
    </Drawer>
  )
}
