import { Modal } from 'antd'
import { useDeleteField, useFieldUse } from '../../api/fields'
import type { CustomField } from '../../api/moves'
import { media, useTemplates } from '../../api/templates'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import form from '../../forms/form.module.css'
import { useWords } from '../../i18n/language'
import { Skeleton } from '../../ui/Skeleton'

/** What is lost with a field is named before it is. */
export function DeleteFieldDialog({ field, onClose }: { field: CustomField; onClose: () => void }) {
  const { t, format } = useWords()
  const words = t.fields
  const remove = useDeleteField()
  const tell = useTell()
  const use = useFieldUse(field.field_name)
  const templates = useTemplates()
  const naming = (templates.data ?? []).filter((each) =>
    media.some((medium) => each[medium].includes(field.field_name)),
  )
  return (
    <Modal
      open
      title={words.deleteTitle(field.display_name)}
      okText={words.delete}
      okButtonProps={{ danger: true, disabled: use.isPending }}
      cancelText={t.app.cancel}
      confirmLoading={remove.isPending}
      onCancel={onClose}
      onOk={() =>
        remove.mutate(field.field_id, {
          onSuccess: () => {
            tell.done(words.deleted)
            onClose()
          },
        })
      }
    >
      <div className={form.form}>
        <p>{words.deleteText}</p>
        {use.data === undefined ? (
          use.isError ? (
            <Failure error={use.error} />
          ) : (
            <Skeleton rows={1} height={40} />
          )
        ) : (
          <ul className={form.bullets}>
            <li>
              {use.data.looked === 0
                ? words.losesNothing
                : words.losesValues(format.number(use.data.filled), format.number(use.data.looked))}
            </li>
            {naming.length > 0 && (
              <li>{words.losesNames(naming.map((each) => each.template_name).join(t.action.between))}</li>
            )}
          </ul>
        )}
        {remove.isError && <Failure error={remove.error} />}
      </div>
    </Modal>
  )
}
