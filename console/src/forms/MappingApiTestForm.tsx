import { CaretRightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useIntegrations } from '../api/integrations'
import { useMappingUses, useTestMappingApi } from '../api/mapping'
import type { MappingApi } from '../api/mappingTypes'
import { EventChanges } from '../components/EventChanges'
import { eventChanges } from '../components/eventChanges'
import { Failure } from '../components/Failure'
import { stepSentence } from '../components/trace'
import { useWords } from '../i18n/language'
import { Details } from '../ui/Details'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import form from './form.module.css'

/** Asks an API about an event and shows what came back. */
export function MappingApiTestForm({ api }: { api: MappingApi }) {
  const { t, format } = useWords()
  const words = t.mapping.test
  const test = useTestMappingApi()
  const shared = useIntegrations(0)
  const uses = useMappingUses()
  const known = new Map([
    ...(uses.data?.get(api.api_id) ?? []).map((each) => [each.integration_id, each.name] as const),
    ...(shared.data ?? []).map((each) => [each.integration_id, each.name] as const),
  ])
  const [chosen, setChosen] = useState<number>()
  const [labels, setLabels] = useState<string[]>([])
  const integration = chosen ?? known.keys().next().value
  const result = test.data
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (labels.length > 0 && integration !== undefined && !test.isPending)
          test.mutate({ api_id: api.api_id, integration_id: integration, result_labels: labels })
      }}
    >
      <p className="soft">{words.text}</p>
      <Field label={words.integration}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            value={integration}
            options={[...known].map(([value, label]) => ({ value, label }))}
            onChange={setChosen}
          />
        )}
      </Field>
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
          disabled={labels.length === 0 || integration === undefined}
          loading={test.isPending}
        >
          {words.run}
        </Button>
      </div>
      <div className={form.usage} aria-live="polite">
        {test.isError && <Failure error={test.error} />}
        {result === null && <p className="soft">{words.noEvent}</p>}
        {result !== null && result !== undefined && (
          <>
            <Details rows={[[words.about, result.before.title]]} />
            {result.steps.map((step, index) => (
              <p key={index}>{stepSentence(step, t, format)}</p>
            ))}
            {eventChanges(result.before, result.after).length === 0 ? (
              <p className="soft">{words.none}</p>
            ) : (
              <EventChanges before={result.before} after={result.after} />
            )}
          </>
        )}
      </div>
    </form>
  )
}
