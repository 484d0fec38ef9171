import { Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useWords } from '../i18n/language'

/** Asks before a draft is lost by going elsewhere; closing the tab makes the browser ask. */
export function LeaveGuard(props: { unsaved: boolean; text?: string }) {
  const { t } = useWords()
  const { unsaved } = props
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])

  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t.routes.leaveTitle}
      okText={t.routes.leave}
      okButtonProps={{ danger: true }}
      cancelText={t.routes.stay}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {props.text ?? t.routes.leaveText}
    </Modal>
  )
}
