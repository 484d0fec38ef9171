import { DownloadOutlined, MoreOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import {
  useDeleteMappingTable,
  useDownloadMappingRows,
  useMappingTable,
  useMappingUses,
  useTruncateMappingTable,
  useUpdateMappingTable,
} from '../../api/mapping'
import type { MappingTable } from '../../api/mappingTypes'
import { Failure } from '../../components/Failure'
import { MappingUses } from '../../components/MappingUses'
import { useTell } from '../../components/tell'
import { mappingLimits } from '../../forms/mappingFaults'
import { MappingUploadForm } from '../../forms/MappingUploadForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Field } from '../../ui/Field'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import form from './Mappings.module.css'
import { MappingRows } from './MappingRows'
import { IfMay } from '../../components/IfMay'

export function MappingTablePage() {
  const { id = '' } = useParams()
  const { t } = useWords()
  const table = useMappingTable(id)
  if (table.data !== undefined) return <Loaded table={table.data} />
  return (
    <div className={page.page}>
      {table.isError ? (
        <>
          <h1 className="visually-hidden">{t.errors.title}</h1>
          <Failure error={table.error} onRetry={() => void table.refetch()} />
        </>
      ) : (
        <Skeleton rows={5} height={48} gap={16} />
      )}
    </div>
  )
}

function Loaded({ table }: { table: MappingTable }) {
  const { t, format } = useWords()
  const words = t.mapping
  const { modal } = App.useApp()
  const go = useNavigate()
  const tell = useTell()
  const [search, setSearch] = useSearchParams()
  const uses = useMappingUses()
  const download = useDownloadMappingRows(table.schema_id)
  const remove = useDeleteMappingTable()
  const truncate = useTruncateMappingTable(table.schema_id)
  const [naming, setNaming] = useState(false)
  const used = uses.data?.get(table.schema_id) ?? []
  const rows = format.number(table.row_cnt ?? 0)
  const verbs = {
    rename: () => setNaming(true),
    truncate: () =>
      void modal.confirm({
        title: words.table.truncateConfirm(rows),
        okText: words.table.truncate,
        okButtonProps: { danger: true },
        onOk: () => truncate.mutateAsync('all').catch(tell.failed),
      }),
    delete: () =>
      void modal.confirm({
        title: words.table.deleteConfirm(table.schema_name, rows),
        okText: words.table.delete,
        okButtonProps: { danger: true },
        onOk: () =>
          remove
            .mutateAsync(table.schema_id)
            .then(() => void go(paths.mappings(), { replace: true }), tell.failed),
      }),
  }
  const close = () => setSearch({}, { replace: true })
  return (
    <div className={page.fill}>
      <PageHead
        title={table.schema_name}
        crumbs={[
          { to: paths.integrations(), text: t.integrations.title },
          { to: paths.mappings(), text: words.title },
        ]}
        note={
          <>
            <span className="mono">
              {table.source_labels.join(', ')} → {table.result_labels.join(', ')}
            </span>
            <span>{words.tables.rows(rows)}</span>
            <MappingUses uses={uses.data === undefined ? undefined : used} unused={words.table.unused} />
            {table.description !== '' && <span>{table.description}</span>}
          </>
        }
        actions={
          <IfMay permission="mappings:manage">
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ row: '' })}>
              {words.table.addRow}
            </Button>
          </IfMay>
        }
      />
      <MappingRows
        table={table}
        tools={
          <>
            <IfMay permission="mappings:manage">
              <Button icon={<UploadOutlined />} onClick={() => setSearch({ upload: '' })}>
                {words.table.upload}
              </Button>
            </IfMay>
            <Button
              icon={<DownloadOutlined />}
              loading={download.isPending && { delay: 300 }}
              onClick={() => download.mutate(table.schema_name, { onError: tell.failed })}
            >
              {words.table.download}
            </Button>
            <IfMay permission="mappings:manage">
              <Dropdown
                trigger={['click']}
                placement="bottomRight"
                menu={{
                  items: [
                    { key: 'rename', label: words.table.edit },
                    {
                      key: 'truncate',
                      label: words.table.truncate,
                      danger: true,
                      disabled: table.row_cnt === 0,
                    },
                    {
                      key: 'delete',
                      label: words.table.delete,
                      danger: true,
                      disabled: used.length > 0,
                      title: used.length > 0 ? words.table.inUse : undefined,
                    },
                  ],
                  onClick: ({ key }) => verbs[key as keyof typeof verbs](),
                }}
              >
                <Button icon={<MoreOutlined />} aria-label={words.table.more} />
              </Dropdown>
            </IfMay>
          </>
        }
      />
      <Modal
        open={search.has('upload')}
        title={words.upload.title}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <MappingUploadForm
          table={table}
          onCancel={close}
          onDone={() => {
            tell.done(t.app.saved)
            close()
          }}
        />
      </Modal>
      {naming && <NameDialog table={table} onClose={() => setNaming(false)} />}
    </div>
  )
}

function NameDialog({ table, onClose }: { table: MappingTable; onClose: () => void }) {
  const { t } = useWords()
  const words = t.mapping
  const update = useUpdateMappingTable(table.schema_id)
  const [name, setName] = useState(table.schema_name)
  const [description, setDescription] = useState(table.description)
  const fault =
    name.trim() === ''
      ? words.form.nameMissing
      : name.trim().length > mappingLimits.name
        ? words.form.long(String(mappingLimits.name))
        : undefined
  return (
    <Modal
      open
      title={words.table.editTitle}
      okText={t.app.save}
      okButtonProps={{ disabled: fault !== undefined, loading: update.isPending }}
      onCancel={onClose}
      onOk={() =>
        update.mutate({ schema_name: name.trim(), description: description.trim() }, { onSuccess: onClose })
      }
    >
      <div className={form.result}>
        <Field label={words.form.name} error={fault}>
          {(wiring) => <Input {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={`${words.form.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={mappingLimits.description}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        {update.isError && <Failure error={update.error} />}
      </div>
    </Modal>
  )
}
