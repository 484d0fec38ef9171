import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCustomFields, type CustomField } from '../../api/moves'
import { useMay } from '../../api/session'
import { Failure } from '../../components/Failure'
import { SettingsTabs } from '../../components/SettingsTabs'
import { fieldLimits } from '../../forms/fieldDraft'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Settings.module.css'

const FieldDialog = lazy(async () => ({ default: (await import('../../forms/FieldDialog')).FieldDialog }))
const DeleteFieldDialog = lazy(async () => ({
  default: (await import('./DeleteFieldDialog')).DeleteFieldDialog,
}))

type Open = { kind: 'edit'; field: CustomField | undefined } | { kind: 'delete'; field: CustomField }

/** What is asked of every incident beside what all have. */
export function FieldsPage() {
  const { t, format } = useWords()
  const words = t.fields
  const manages = useMay('fields:manage')
  const reads = useMay('fields:read')
  const fields = useCustomFields()
  const [open, setOpen] = useState<Open>()
  const items = fields.data
  const full = (items?.length ?? 0) >= fieldLimits.most
  const close = () => setOpen(undefined)
  const create = manages && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      disabled={full}
      title={full ? words.full(format.number(fieldLimits.most)) : undefined}
      onClick={() => setOpen({ kind: 'edit', field: undefined })}
    >
      {words.create}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead title={words.title} note={words.intro} actions={(items?.length ?? 0) > 0 && create} />
      <SettingsTabs />
      {!reads ? (
        <EmptyState title={t.people.notAllowed} text={t.people.notAllowedText} />
      ) : items === undefined ? (
        fields.isError ? (
          <Failure error={fields.error} onRetry={() => void fields.refetch()} />
        ) : (
          <Skeleton rows={3} height={52} gap={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText}>
          {create}
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {items.map((each) => (
            <li key={each.field_id} className={styles.field}>
              <span>
                <span className={styles.name}>{each.display_name}</span>
                {each.description !== '' && <span className="soft"> {each.description}</span>}
              </span>
              <span className="mono">{each.field_name}</span>
              <span>
                {words.types[each.field_type]}
                {each.options.length > 0 && (
                  <span className="soft"> · {each.options.join(t.action.between)}</span>
                )}
              </span>
              <span className={styles.buttons}>
                {manages && (
                  <>
                    <Button
                      type="text"
                      icon={<EditOutlined />}
                      aria-label={`${words.edit}: ${each.display_name}`}
                      title={words.edit}
                      onClick={() => setOpen({ kind: 'edit', field: each })}
                    />
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${words.delete}: ${each.display_name}`}
                      title={words.delete}
                      onClick={() => setOpen({ kind: 'delete', field: each })}
                    />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {open?.kind === 'edit' && <FieldDialog field={open.field} onClose={close} />}
        {open?.kind === 'delete' && <DeleteFieldDialog field={open.field} onClose={close} />}
      </Suspense>
    </div>
  )
}
