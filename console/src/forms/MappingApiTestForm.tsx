import { CaretRightOutlined, CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTestMappingApi } from '../api/mapping'
import type { MappingApi } from '../api/mappingTypes'
import { Failure } from '../components/Failure'
import { LabelList } from '../components/LabelList'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import form from './form.module.css'

/** Asks an API about an example and shows what came back. */
export function MappingApiTestForm({ api }: { api: MappingApi }) {
  const { t, format } = useWords()
  const words = t.mapping.test
  const test = useTestMappingApi()
  const [labels, setLabels] = useState<string[]>([])
  const result = test.data
  const answered = result !== undefined && result.status > 0
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (labels.length > 0 && !test.isPending) test.mutate({ api_id: api.api_id, result_labels: labels })
      }}
    >
      <p className="soft">{words.text}</p>
      <Field label={words.labels}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            open={false}
            suffix={null}
            placeholder={t.mapping.form.hint}
            onInputKeyDown={leaveByTab}
            tokenSeparators={[',', ' ']}
            value={labels}
            onChange={setLabels}
          />
        )}
      </Field>
      <div className={form.actions}>
        <Button
          type="primary"
          htmlType="submit"
          icon={<CaretRightOutlined />}
          disabled={labels.length === 0}
          loading={test.isPending}
        >
          {words.run}
        </Button>
      </div>
      <div className={form.usage} aria-live="polite">
        {test.isError && <Failure error={test.error} />}
        {result !== undefined && (
          <>
            <p>
              {answered && result.reason === '' ? <CheckOutlined /> : <CloseOutlined />}{' '}
              {answered
                ? words.answered(String(result.status), format.number(result.duration_ms))
                : words.failed(format.number(result.duration_ms))}
            </p>
            {result.reason !== '' && <p>{result.reason}</p>}
            {answered &&
              (Object.keys(result.result_labels).length === 0 ? (
                <p className="soft">{words.none}</p>
              ) : (
                <LabelList labels={result.result_labels} />
              ))}
          </>
        )}
      </div>
    </form>
  )
}
