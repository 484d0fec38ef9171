import { EditOutlined, MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/language'
import { PageHead } from '../ui/PageHead'

interface Props {
  title: string
  crumb: { to: string; text: string }
  note: ReactNode
  /** Whether the reader may change it. */
  manages: boolean
  words: {
    edit: string
    more: string
    delete: string
    deleteText: string
    deleteConfirm: (name: string) => string
  }
  main: { text: string; icon: ReactNode; onClick: () => void }
  onEdit: () => void
  onDelete: () => void
}

/** The head of a schedule or calendar: its main action, editing, and deleting behind a question. */
export function PlanHead({ title, crumb, note, manages, words, main, onEdit, onDelete }: Props) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const ask = () =>
    void modal.confirm({
      title: words.deleteConfirm(title),
      content: words.deleteText,
      okText: words.delete,
      okButtonProps: { danger: true },
      cancelText: t.app.cancel,
      onOk: onDelete,
    })
  return (
    <PageHead
      title={title}
      crumbs={[crumb]}
      note={note}
      actions={
        manages && (
          <>
            <Button type="primary" icon={main.icon} onClick={main.onClick}>
              {main.text}
            </Button>
            <Button icon={<EditOutlined />} onClick={onEdit}>
              {words.edit}
            </Button>
            <Dropdown
              trigger={['click']}
              placement="bottomRight"
              menu={{ items: [{ key: 'delete', danger: true, label: words.delete }], onClick: ask }}
            >
              <Button icon={<MoreOutlined />} aria-label={words.more} title={words.more} />
            </Dropdown>
          </>
        )
      }
    />
  )
}
