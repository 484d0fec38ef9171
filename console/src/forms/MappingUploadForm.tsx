import { UploadOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { useRef, useState } from 'react'
import { useUploadMappingRows } from '../api/mapping'
import type { MappingTable } from '../api/mappingTypes'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import form from './form.module.css'

/** Fills a table from a file; what the server finds wrong names the row. */
export function MappingUploadForm(props: { table: MappingTable; onCancel: () => void; onDone: () => void }) {
  const { t, format } = useWords()
  const words = t.mapping.upload
  const { table } = props
  const upload = useUploadMappingRows(table.schema_id)
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [keep, setKeep] = useState(false)
  const labels = [...table.source_labels, ...table.result_labels]
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (file !== undefined && !upload.isPending)
          upload.mutate({ file, keep }, { onSuccess: props.onDone })
      }}
    >
      <p>{words.text(labels.join(', '))}</p>
      <p>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`${labels.join(',')}\r\n`)}`}
          download={`${table.schema_name}.csv`}
        >
          {words.template}
        </a>
      </p>
      <div className={form.actions}>
        <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span aria-live="polite">
          {file !== undefined && words.chosen(file.name, format.bytes(file.size))}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,text/csv"
          onChange={(event) => {
            upload.reset()
            setFile(event.target.files?.[0])
            // the same file may be chosen again once it is mended
            event.target.value = ''
          }}
        />
      </div>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={words.how}
        value={keep}
        onChange={(event) => setKeep(event.target.value === true)}
        options={[
          { value: false, label: words.replace(format.number(table.row_cnt ?? 0)) },
          { value: true, label: words.keep },
        ]}
      />
      {upload.isError && (
        <>
          <p role="alert">{words.refused}</p>
          <Failure error={upload.error} />
        </>
      )}
      <div className={form.actions}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={file === undefined}
          loading={upload.isPending && { delay: 300 }}
        >
          {words.go}
        </Button>
        <Button onClick={props.onCancel}>{t.app.cancel}</Button>
      </div>
    </form>
  )
}
